namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>When alerts are sent. Numbers are stored.</summary>
public enum AlertDelivery
{
    /// <summary>Each at once.</summary>
    AtOnce = 0,

    /// <summary>All of a day in one mail, in the morning.</summary>
    Daily = 1,

    /// <summary>All of a week in one mail, on Monday morning.</summary>
    Weekly = 2,
}

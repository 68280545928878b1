namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>What became of one day of a site.</summary>
public enum UploadDayState
{
    /// <summary>Before the site's first reading, not over yet, or still on its way: sites send a day once it is over, and one after the other.</summary>
    NotDue,

    /// <summary>Every expected reading is there.</summary>
    Complete,

    /// <summary>Some readings are there, others are not.</summary>
    Partial,

    /// <summary>No reading of the day is there.</summary>
    Missing,

    /// <summary>Readings are missing and the gateway was asked to send them again.</summary>
    ResendRequested,
}

namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>How far a station is.</summary>
public enum BatchStepState
{
    /// <summary>Done.</summary>
    Done,

    /// <summary>Not reached yet.</summary>
    Waiting,

    /// <summary>Failed and tried again later.</summary>
    Retrying,

    /// <summary>Failed too often: parked until an operator acts.</summary>
    Parked,

    /// <summary>Set aside by an operator: never tried again, so that what it was to bring stays missing.</summary>
    Archived,
}

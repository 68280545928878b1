namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>How far something that is to save energy has come. The numbers are stored.</summary>
public enum InterventionState
{
    /// <summary>Computed and kept, not decided.</summary>
    Scenario = 0,

    /// <summary>Decided, not done.</summary>
    Decided = 1,

    /// <summary>Done on a day; what it saves is not known yet.</summary>
    Done = 2,

    /// <summary>Done, and what it has saved is measured.</summary>
    Measured = 3,

    /// <summary>Given up.</summary>
    Dropped = 4,
}

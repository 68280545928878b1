namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>What people made of a finding. Numbers are stored.</summary>
public enum FindingState
{
    /// <summary>Nobody looked yet.</summary>
    New = 0,

    /// <summary>Somebody looks after it.</summary>
    Seen = 1,

    /// <summary>The cause is known, and stands in the note.</summary>
    Explained = 2,

    /// <summary>Nothing was wrong; the same has to be stronger to be told again.</summary>
    FalseAlarm = 3,
}

namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>What was delivered, held against what was promised. Names are stored.</summary>
public enum SavingVerdict
{
    /// <summary>No day after it is measured yet.</summary>
    TooEarly,

    /// <summary>No baseline of the time before is good enough to tell.</summary>
    NotMeasurable,

    /// <summary>The interval holds 0: a saving cannot be told from chance.</summary>
    NotVisible,

    /// <summary>It saves, and nothing was promised.</summary>
    Saves,

    /// <summary>The whole interval lies above the promise.</summary>
    MoreThanPromised,

    /// <summary>The promise lies in the interval.</summary>
    AsPromised,

    /// <summary>It saves, but the whole interval lies below the promise.</summary>
    LessThanPromised,

    /// <summary>The whole interval lies below 0: more is used than before.</summary>
    UsesMore,
}

namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>What was delivered, held against what was promised. The numbers are stored.</summary>
public enum SavingVerdict
{
    /// <summary>No day after it is measured yet.</summary>
    TooEarly = 0,

    /// <summary>No baseline of the time before is good enough to tell.</summary>
    NotMeasurable = 1,

    /// <summary>The interval holds 0: a saving cannot be told from chance.</summary>
    NotVisible = 2,

    /// <summary>It saves, and nothing was promised.</summary>
    Saves = 3,

    /// <summary>The whole interval lies above the promise.</summary>
    MoreThanPromised = 4,

    /// <summary>The promise lies in the interval.</summary>
    AsPromised = 5,

    /// <summary>It saves, but the whole interval lies below the promise.</summary>
    LessThanPromised = 6,

    /// <summary>The whole interval lies below 0: more is used than before.</summary>
    UsesMore = 7,
}

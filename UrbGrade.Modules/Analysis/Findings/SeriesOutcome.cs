namespace UrbGrade.Modules.Analysis.Findings;

/// <summary>How the look at a series ended.</summary>
internal enum SeriesOutcome
{
    /// <summary>Its hours were judged.</summary>
    Judged,

    /// <summary>No reading in the time looked at.</summary>
    NoData,

    /// <summary>Less than 28 days of readings.</summary>
    TooShort,

    /// <summary>All values alike: nothing can stand out.</summary>
    Constant,

    /// <summary>A lighting cabinet whose place nobody entered: the sun over it is unknown.</summary>
    PlaceUnknown,

    /// <summary>Nothing is looked for in this quantity.</summary>
    Ignored,
}

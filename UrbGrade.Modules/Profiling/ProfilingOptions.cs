using System.ComponentModel.DataAnnotations;

namespace UrbGrade.Modules.Profiling;

/// <summary>How far back profiles go, and how long they are kept.</summary>
internal sealed class ProfilingOptions
{
    /// <summary>Days that a profile is made of, at most.</summary>
    [Range(92, 3_660)]
    public int DaysOfProfile { get; set; } = 731;

    /// <summary>Months for which features, segments and unusual days are kept.</summary>
    [Range(12, 600)]
    public int KeepMonths { get; set; } = 36;

    /// <summary>Series of one work item: each is written at once, and what breaks off loses no more.</summary>
    [Range(1, 1_000)]
    public int SeriesAtOnce { get; set; } = 16;
}

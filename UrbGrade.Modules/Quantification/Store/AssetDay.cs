using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Domain.Checks;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>What was computed of one asset and local day, and the marks that asked for it.</summary>
internal sealed record AssetDay(int AssetId, DateOnly Day, LocalCalendar Calendar, IReadOnlyList<DirtyDay> Marks)
{
    /// <summary>By definition.</summary>
    public List<(int DefinitionId, KpiResult Result)> Results { get; } = [];

    /// <summary>Hours of each series that has begun.</summary>
    public List<SeriesDay> Series { get; } = [];

    /// <summary>Hours that the rules of validation changed, by series; in the list, too, are series whose stored ones are to go.</summary>
    public List<(int SeriesId, IReadOnlyList<CheckedHour> Hours)> Checked { get; } = [];

    /// <summary>Days of series, by number, that have to be computed anew because readings of this day changed.</summary>
    public List<(int SeriesId, int Day)> Elsewhere { get; } = [];
}

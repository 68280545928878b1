using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Domain;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>What was computed of one asset and local day, and the marks that asked for it.</summary>
internal sealed record AssetDay(int AssetId, DateOnly Day, LocalCalendar Calendar, IReadOnlyList<DirtyDay> Marks)
{
    /// <summary>By definition.</summary>
    public List<(int DefinitionId, KpiResult Result)> Results { get; } = [];

    /// <summary>Hours of each series that has begun.</summary>
    public List<SeriesDay> Series { get; } = [];
}

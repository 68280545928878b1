using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>A registered meter.</summary>
/// <param name="Source">As messages name it.</param>
/// <param name="Calendar">Civil days of its site.</param>
internal sealed record KnownMeter(int Id, int AssetId, string Source, LocalCalendar Calendar)
{
    /// <summary>How its counter is to be read, in order of their instants; empty for the usual way.</summary>
    public IReadOnlyList<RegisterSetting> Settings { get; init; } = [];
}

using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>A registered asset.</summary>
/// <param name="Code">Its code, by which records may name it.</param>
/// <param name="Calendar">Civil days of its site.</param>
internal sealed record KnownAsset(int Id, string Code, LocalCalendar Calendar);

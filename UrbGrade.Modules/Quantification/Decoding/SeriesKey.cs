using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Quantification.Decoding;

/// <summary>Names the series that a decoded value belongs to.</summary>
/// <param name="Source">Meter, as the message names it.</param>
/// <param name="Unit">Canonical unit.</param>
internal sealed record SeriesKey(string Source, string Quantity, string Unit, string? Medium, SeriesKind Kind);

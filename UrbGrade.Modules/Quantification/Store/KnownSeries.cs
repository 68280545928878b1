using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>A series that has a row.</summary>
/// <param name="Unit">Canonical unit.</param>
internal sealed record KnownSeries(int Id, KnownMeter Meter, string Quantity, string Unit, string? Medium, SeriesKind Kind);

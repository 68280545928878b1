namespace UrbGrade.Bus.Contracts.Dashboard.Maps;

/// <summary>The figures of all areas of one kind.</summary>
/// <param name="Currency">ISO 4217 code of amounts of money; null for any other quantity.</param>
/// <param name="Origin">Where the data comes from when it is no measurement; otherwise null.</param>
/// <param name="Fewest">Assets that a figure stands on at least.</param>
/// <param name="Bounds">Lower bounds of all classes but the lowest, ascending; empty when there is one class only.</param>
/// <param name="Areas">By code.</param>
public sealed record AreaMap(
    AreaMapRequest Request, string? Currency, string? Origin, int Fewest, IReadOnlyList<double> Bounds, IReadOnlyList<AreaFigure> Areas);

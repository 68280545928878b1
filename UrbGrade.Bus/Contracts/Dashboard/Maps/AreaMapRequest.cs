using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Bus.Contracts.Quantification;

namespace UrbGrade.Bus.Contracts.Dashboard.Maps;

/// <summary>What a map of areas shows.</summary>
/// <param name="Kind">District, street or building.</param>
/// <param name="Month">Its first day.</param>
/// <param name="Quantity">Energy, cost or CO2 of all carriers together.</param>
/// <param name="Bounds">Lower bounds of all classes but the lowest, ascending; null for five classes with as many areas each.</param>
/// <param name="Figure">Another KPI in the place of the quantity, as <see cref="MapFigure.Code"/> names it; null for none.</param>
/// <param name="Length">A month, or the year that the month is in, which only figures that add up have.</param>
public sealed record AreaMapRequest(
    PlaceKind Kind, DateOnly Month, Quantity Quantity = Quantity.EnergyKwh, AreaMeasure Measure = AreaMeasure.PerAsset, IReadOnlyList<double>? Bounds = null,
    string? Figure = null, PeriodLength Length = PeriodLength.Month);

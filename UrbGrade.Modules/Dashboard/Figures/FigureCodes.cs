using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Dashboard.Assets;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Dashboard.Figures;

/// <summary>The quantities of the pages as the KPI definitions and the series name them.</summary>
internal static class FigureCodes
{
    private static readonly (Quantity Quantity, string Code)[] All =
    [
        (Quantity.EnergyKwh, KpiDefinitions.Energy.Code),
        (Quantity.Cost, KpiDefinitions.Cost.Code),
        (Quantity.Co2Kg, KpiDefinitions.Co2.Code),
        (Quantity.InsideTemperatureCelsius, KpiDefinitions.InsideTemperature.Code),
        (Quantity.OutsideTemperatureCelsius, KpiDefinitions.OutsideTemperature.Code),
        (Quantity.PricePerKwh, Quantities.Price),
    ];

    /// <summary>Code of the KPI definition; <c>price</c>, which has none, is the series' own name.</summary>
    public static string Of(Quantity quantity) => Array.Find(All, pair => pair.Quantity == quantity).Code;

    /// <summary>The quantity of a definition's code; null for one that the pages do not show.</summary>
    public static Quantity? Find(string code) =>
        Array.FindIndex(All, pair => pair.Code == code) is >= 0 and var i ? All[i].Quantity : null;

    /// <summary>Whether neighbouring values add up; otherwise they are averaged.</summary>
    public static bool AddsUp(Quantity quantity) => quantity is Quantity.EnergyKwh or Quantity.Cost or Quantity.Co2Kg;

    /// <summary>Quantities that can be shown of an asset.</summary>
    /// <param name="series">Of the asset, those that never brought a reading among them.</param>
    public static IReadOnlyList<Quantity> Derived(IEnumerable<SeriesSpan> series)
    {
        var measured = series.Where(one => one.FirstStart is not null).SelectMany(one => one.Tells).ToHashSet(StringComparer.Ordinal);
        var hasEnergy = measured.Contains(Quantities.Energy) || measured.Contains(Quantities.Power);
        return
        [
            .. All.Where(pair => pair.Quantity switch
            {
                Quantity.EnergyKwh or Quantity.Co2Kg => hasEnergy,
                Quantity.Cost => hasEnergy && measured.Contains(Quantities.Price),
                _ => measured.Contains(pair.Code),
            }).Select(pair => pair.Quantity),
        ];
    }

    /// <summary>Series that a figure is computed from.</summary>
    public static IReadOnlyList<string> InputsOf(Quantity quantity) => KpiInputs.Of(Of(quantity));
}

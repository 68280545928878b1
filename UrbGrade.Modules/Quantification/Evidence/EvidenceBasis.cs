using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Domain.Formulas;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Evidence;

/// <summary>What an evidence says beside its readings, in the form in which the platform computes with it.</summary>
internal static class EvidenceBasis
{
    public static PeriodBasis Of(EvidenceManifest manifest)
    {
        var calendars = manifest.Assets.ToDictionary(asset => asset.Number, asset => LocalCalendar.Of(asset.Zone));
        HashSet<DateOnly> holidays = [.. manifest.Holidays ?? []];
        var meters = manifest.Series.GroupBy(series => series.MeterNumber).ToDictionary(
            meter => meter.Key, meter => meter.First() is var one ? new KnownMeter(one.MeterNumber, one.AssetNumber, one.Meter, calendars[one.AssetNumber])
            {
                Settings = one.Settings, Erased = Erased(one), IsHoliday = holidays.Contains, CalorificValues = CalorificValues(manifest, one.AssetNumber),
            } : null!);
        List<KnownSeries> series = [.. manifest.Series.Select(one => new KnownSeries(one.Number, meters[one.MeterNumber], one.Quantity, one.Unit, one.Medium, one.Kind) { Limits = one.Limits })];
        return new PeriodBasis(
            new TenantSeries(meters.Values, series, []), Traits(manifest),
            TenantFormulas.Of([.. manifest.Formulas.Select(Formula)], new FormulaNames(manifest.Currency, series)),
            new EmissionFactorBook([.. manifest.Factors.Select(Factor)], ""),
            [.. manifest.Tariffs.Select(tariff => Tariff(tariff, manifest.Currency))], manifest.Currency, From: null);
    }

    private static (DateOnly From, double KwhOfCubicMetre)[] CalorificValues(EvidenceManifest manifest, int asset) =>
    [
        .. manifest.Assets.Where(one => one.Number == asset).SelectMany(one => one.Facts).Where(fact => fact.Name == AssetTraits.CalorificValue)
            .OrderBy(fact => fact.From).Select(fact => (fact.From, fact.Value)),
    ];

    private static (long From, long Until)[] Erased(EvidenceSeries series) =>
        [.. (series.Erased ?? []).Select(time => (time.From.ToUnixTimeMilliseconds(), time.Until.ToUnixTimeMilliseconds()))];

    private static TenantTraits Traits(EvidenceManifest manifest) => new(
        manifest.Assets.ToDictionary(asset => asset.Number, asset => new AssetTraits(asset.Facts.Select(fact => (fact.Name, fact.From, fact.Value)))
        {
            Place = asset is { Latitude: { } latitude, Longitude: { } longitude } ? (latitude, longitude) : null,
            Opening = OpeningHours.Parse(asset.Opening),
        }),
        manifest.Assets.ToDictionary(asset => asset.Number, asset => asset.Kind), manifest.Assets.ToDictionary(asset => asset.Number, asset => asset.Zone));

    private static FormulaKpiRow Formula(EvidenceFormula formula) => new()
    {
        Id = formula.Number,
        Code = formula.Code,
        Version = formula.Version,
        Name = formula.Name,
        Formula = formula.Formula,
        Unit = formula.Unit,
        MinimumCoverage = formula.LeastCoverage,
        WrittenBy = "",
    };

    private static EmissionFactorRow Factor(EvidenceFactor factor) => new()
    {
        Zone = "",
        Carrier = factor.Carrier,
        Method = "",
        Scope = "",
        FromYear = factor.Year,
        KilogramPerKwh = factor.KilogramPerKwh,
        Source = factor.Source,
        Version = factor.Version,
    };

    private static TariffRow Tariff(EvidenceTariff tariff, string currency) => new()
    {
        Zone = "",
        Carrier = tariff.Carrier,
        Method = "",
        FromYear = tariff.Year,
        FromDay = tariff.FromDay ?? default,
        EnergyPrice = tariff.EnergyPrice,
        PowerPrice = tariff.PowerPrice,
        Tax = tariff.Tax,
        Currency = currency,
        Source = "",
    };
}

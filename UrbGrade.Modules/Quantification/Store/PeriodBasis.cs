using System.Collections.Concurrent;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Domain.Comfort;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>What KPIs of a tenant's periods are made with beside the readings, as it was at one moment.</summary>
/// <param name="Factors">Emission factors that the tenant takes.</param>
/// <param name="Tariffs">Of the tenant's country and money, and of no other tenant.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="From">What periods before it stood on was deleted as the tenant wants it, so that their figures stay as
/// they are; null while all is there.</param>
internal sealed record PeriodBasis(
    TenantSeries Series, TenantTraits Traits, TenantFormulas Formulas, EmissionFactorBook Factors, IReadOnlyList<TariffRow> Tariffs, string Currency,
    DateTimeOffset? From)
{
    private readonly ConcurrentDictionary<(string Carrier, DateOnly Day), EnergyTariff?> chosen = new();

    /// <summary>The tariff of a carrier on a day; null when unknown.</summary>
    public EnergyTariff? Tariff(string carrier, DateOnly day) => chosen.GetOrAdd((carrier, day), key => TariffChoice.For(Tariffs, key.Carrier, key.Day));

    /// <summary>The meters of an asset that have series.</summary>
    public IReadOnlyList<KnownMeter> MetersOf(int assetId) => [.. Series.OfAsset(assetId).Select(one => one.Meter).Distinct()];

    /// <summary>Whether a civil day is a public holiday where an asset stands; null for one without series.</summary>
    public Func<DateOnly, bool>? HolidaysOf(int assetId) => Series.OfAsset(assetId) is [var first, ..] ? first.Meter.IsHoliday : null;

    /// <summary>Hourly figures of an asset over the local days in [from, to).</summary>
    public AssetFigures Figures(int assetId, HoursOfSeries hours, LocalCalendar calendar, DateOnly from, DateOnly to) => new(
        [.. Series.OfAsset(assetId).Select(one => hours(one, from, to)).OfType<MeteredHours>()],
        CivilHour.Of(calendar, from, to, HolidaysOf(assetId)),
        (medium, year) => Factors.Find(medium, year)?.KilogramPerKwh)
    {
        OutsideBefore = () => OutsideBefore(assetId, hours, calendar, from),
    };

    private KpiResult[] OutsideBefore(int assetId, HoursOfSeries hours, LocalCalendar calendar, DateOnly to)
    {
        var from = to.AddDays(-AdaptiveComfort.DaysBefore);
        var sensors = Series.OfAsset(assetId).Where(one => one.Quantity == Quantities.OutsideTemperature).Select(one => hours(one, from, to)).OfType<MeteredHours>().ToList();
        return sensors.Count == 0 ? [] : DegreeDays.Days(MeanTemperature.Hours(sensors), CivilHour.Of(calendar, from, to));
    }
}

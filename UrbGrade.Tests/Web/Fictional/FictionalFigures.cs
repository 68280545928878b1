using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Tests.Web.Fictional;

/// <summary>KPIs of the fictional shops, summed from the same hours that the charts draw.</summary>
internal static class FictionalFigures
{
    private const double EurPerKwh = 0.0571;
    private const double KgPerKwh = 0.161;
    private static readonly Dictionary<(int, DateOnly, DateOnly), IReadOnlyList<KpiFigure>> Known = [];

    /// <summary>All five KPIs of [from, to), local days; empty without readings.</summary>
    public static IReadOnlyList<KpiFigure> Of(int assetId, DateOnly from, DateOnly to)
    {
        lock (Known)
        {
            return Known.TryGetValue((assetId, from, to), out var known)
                ? known
                : Known[(assetId, from, to)] = Compute(assetId, from, to);
        }
    }

    private static IReadOnlyList<KpiFigure> Compute(int assetId, DateOnly from, DateOnly to)
    {
        var end = to <= FictionalDistrict.LastDay ? to : FictionalDistrict.LastDay.AddDays(1);
        var hours = FictionalDistrict.Hours(from < FictionalDistrict.FirstDay ? FictionalDistrict.FirstDay : from, end).ToList();
        var valid = hours.Where(hour => FictionalDistrict.Quality(assetId, hour) is not PointQuality.Missing).ToList();
        if (valid.Count == 0)
        {
            return [];
        }

        var estimated = valid.Count(hour => FictionalDistrict.Quality(assetId, hour) is PointQuality.Estimated);
        var energy = valid.Sum(hour => FictionalDistrict.EnergyKwh(assetId, hour));
        var outside = valid.Average(FictionalDistrict.OutsideCelsius);
        KpiFigure Figure(Quantity quantity, double value, string definition) => new(
            quantity, FictionalDistrict.Midnight(from), FictionalDistrict.Midnight(to), value,
            valid.Count, hours.Count, estimated, definition,
            valid.Count >= 0.9 * hours.Count ? KpiStatus.Ok : KpiStatus.Insufficient)
        {
            Currency = quantity is Quantity.Cost ? "EUR" : null,
        };
        return
        [
            Figure(Quantity.EnergyKwh, energy, "energy 1"),
            Figure(Quantity.Cost, energy * EurPerKwh, "cost 1"),
            Figure(Quantity.Co2Kg, energy * KgPerKwh, "co2 1"),
            Figure(Quantity.InsideTemperatureCelsius, 19.5 + outside / 12, "temperature_in 1"),
            Figure(Quantity.OutsideTemperatureCelsius, outside, "temperature_out 1"),
        ];
    }
}

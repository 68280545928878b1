using UrbGrade.Bus.Contracts.Quantification;

namespace UrbGrade.Modules.Analysis.Savings;

/// <summary>Prices and emission factors of carriers by year.</summary>
internal sealed class YearNumbers
{
    private readonly Dictionary<(string Medium, int Year), (TariffEntry? Tariff, EmissionFactorEntry? Factor)> known = [];

    /// <summary>Those of some carriers from a year on to the present one.</summary>
    /// <param name="today">Tariffs of its year are those of this day, those of a year before of its last one.</param>
    public static async Task<YearNumbers> Load(
        IPriceLists prices, int tenantId, IEnumerable<(string Medium, int From)> carriers, DateOnly today, CancellationToken cancellation)
    {
        var numbers = new YearNumbers();
        foreach (var carrier in carriers.GroupBy(one => one.Medium, one => one.From))
        {
            for (var year = Math.Min(carrier.Min(), today.Year); year <= today.Year; year++)
            {
                numbers.known[(carrier.Key, year)] = (
                    await prices.TariffOf(tenantId, carrier.Key, year == today.Year ? today : new DateOnly(year, 12, 31), cancellation),
                    await prices.FactorOf(tenantId, carrier.Key, year, cancellation));
            }
        }

        return numbers;
    }

    /// <summary>Money for each kWh with taxes; null where the zone has no tariff.</summary>
    public double? Price(string medium, int year) => TariffOf(medium, year) is { } tariff ? tariff.EnergyPrice * (1 + tariff.Tax) : null;

    /// <summary>kg CO2 equivalent for each kWh; null where the zone has no factor.</summary>
    public double? Factor(string medium, int year) => FactorOf(medium, year)?.KilogramPerKwh;

    public TariffEntry? TariffOf(string medium, int year) => known.GetValueOrDefault((medium, year)).Tariff;

    public EmissionFactorEntry? FactorOf(string medium, int year) => known.GetValueOrDefault((medium, year)).Factor;
}

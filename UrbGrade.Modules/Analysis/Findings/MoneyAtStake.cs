using UrbGrade.Bus.Contracts.Quantification;

namespace UrbGrade.Modules.Analysis.Findings;

/// <summary>What findings cost: those that last in a year if nothing is done, others what they have cost.</summary>
/// <param name="prices">Of a kWh, and of a m3 of water, with taxes, by carrier, in the tenant's currency.</param>
internal sealed class MoneyAtStake(IReadOnlyDictionary<string, double> prices)
{
    private static readonly string[] Priced = ["power", "light", "heat", "gas", "water"];

    private const double DaysOfYear = 365;

    /// <summary>No longer is heated in a year.</summary>
    private const double DaysOfHeating = 210;

    /// <summary>What is found in heat or gas for less long may be a cold spell, which no year repeats.</summary>
    private const double DaysToTell = 90;

    /// <summary>By the tariffs that the tenant's costs of a day take.</summary>
    public static async Task<MoneyAtStake> Load(IPriceLists lists, int tenantId, DateOnly day, CancellationToken cancellation)
    {
        var prices = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var medium in Priced)
        {
            if (await lists.TariffOf(tenantId, medium, day, cancellation) is { } tariff)
            {
                prices[medium] = tariff.EnergyPrice * (1 + tariff.Tax);
            }
        }

        return new MoneyAtStake(prices);
    }

    /// <summary>In the tenant's currency; null where nothing is known to be wasted or no price is known.</summary>
    /// <param name="now">Milliseconds since 1970-01-01T00:00:00Z.</param>
    public double? Of(FoundOfScope one, long now)
    {
        if (one.Found.Excess is not > 0 || one.Medium is null || !prices.TryGetValue(one.Medium, out var price))
        {
            return null;
        }

        var days = ((one.Found.End ?? now) - one.Found.Start) / 86_400_000.0;
        return one.Found.Excess.Value * price * (one.Found.End is null ? Times(one.Medium, days) : 1);
    }

    /// <summary>Whether what lasts for so many days tells what a year costs.</summary>
    public static bool IsOfYear(string? medium, double days) => medium is not ("heat" or "gas") || days >= DaysToTell;

    /// <summary>How often a year holds what was found in so many days.</summary>
    private static double Times(string? medium, double days) =>
        !IsOfYear(medium, days) ? 1 : medium is "heat" or "gas" ? Math.Max(DaysOfHeating / days, 1) : days >= 1 ? DaysOfYear / days : 1;
}

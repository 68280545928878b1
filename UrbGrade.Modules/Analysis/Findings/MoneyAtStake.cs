using UrbGrade.Bus.Contracts.Quantification;

namespace UrbGrade.Modules.Analysis.Findings;

/// <summary>What findings cost: those that last in a year if nothing is done, others what they have cost.</summary>
/// <param name="tariffs">Of all zones and tenants.</param>
internal sealed class MoneyAtStake(IReadOnlyList<TariffEntry> tariffs, string zone, string? tenantCode, DateOnly day)
{
    private const double DaysOfYear = 365;

    /// <summary>No longer is heated in a year.</summary>
    private const double DaysOfHeating = 210;

    /// <summary>What is found in heat or gas for less long may be a cold spell, which no year repeats.</summary>
    private const double DaysToTell = 90;

    /// <summary>In the zone's currency; null where nothing is known to be wasted or no price is known.</summary>
    /// <param name="now">Milliseconds since 1970-01-01T00:00:00Z.</param>
    public double? Of(FoundOfScope one, long now)
    {
        if (one.Found.Excess is not > 0 || Price(one.Medium) is not { } price)
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

    /// <summary>Of tariffs that hold by the day the tenant's own before those of the zone, a contract before others, then the latest; with taxes.</summary>
    private double? Price(string? medium)
    {
        var carrier = medium == "light" ? "power" : medium;
        return tariffs.Where(tariff => tariff.Zone == zone && tariff.Carrier == carrier && (tariff.TenantCode is null || tariff.TenantCode == tenantCode))
            .OrderBy(tariff => tariff.Begins <= day ? 0 : 1).ThenBy(tariff => tariff.TenantCode is null ? 1 : 0).ThenBy(tariff => tariff.Method == "contract" ? 0 : 1)
            .ThenBy(tariff => Math.Abs(day.DayNumber - tariff.Begins.DayNumber)).ThenByDescending(tariff => tariff.Version)
            .Select(tariff => (double?)(tariff.EnergyPrice * (1 + tariff.Tax))).FirstOrDefault();
    }
}

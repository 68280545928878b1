using UrbGrade.Modules.Quantification.Domain;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Chooses the tariff of a carrier and a day.</summary>
internal static class TariffChoice
{
    /// <summary>Of those that hold by then the tenant's own before those of the zone, a contract before an example, then the latest, and the highest version;
    /// before the first day the first one.</summary>
    /// <param name="tariffs">Of one zone, and of no other tenant.</param>
    public static EnergyTariff? For(IEnumerable<TariffRow> tariffs, string carrier, DateOnly day) =>
        Find(tariffs, carrier, day) is { } row ? new EnergyTariff(row.EnergyPrice, row.PowerPrice, row.Tax) : null;

    /// <summary>The same with its source.</summary>
    public static TariffRow? Find(IEnumerable<TariffRow> tariffs, string carrier, DateOnly day) => tariffs
        .Where(t => t.Carrier == carrier)
        .OrderBy(t => t.Begins <= day ? 0 : 1)
        .ThenBy(t => t.Begins <= day && t.OnlyTenant == 0 ? 1 : 0)
        .ThenBy(t => t.Begins <= day && t.Method == TariffSeeds.Example ? 1 : 0)
        .ThenBy(t => Math.Abs(day.DayNumber - t.Begins.DayNumber))
        .ThenBy(t => t.OnlyTenant == 0 ? 1 : 0)
        .ThenBy(t => t.Method == TariffSeeds.Example ? 1 : 0)
        .ThenBy(t => t.Method, StringComparer.Ordinal)
        .ThenByDescending(t => t.Version)
        .FirstOrDefault();
}

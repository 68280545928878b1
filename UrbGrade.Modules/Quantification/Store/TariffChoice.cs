using UrbGrade.Modules.Quantification.Domain;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Chooses the tariff of a carrier and a year.</summary>
internal static class TariffChoice
{
    /// <summary>Of those that hold by then a contract before an example, then the latest, and the highest version;
    /// before the first year the first one.</summary>
    /// <param name="tariffs">Of one zone.</param>
    public static EnergyTariff? For(IEnumerable<TariffRow> tariffs, string carrier, int year) =>
        Find(tariffs, carrier, year) is { } row ? new EnergyTariff(row.EnergyPrice, row.PowerPrice, row.Tax) : null;

    /// <summary>The same with its source.</summary>
    public static TariffRow? Find(IEnumerable<TariffRow> tariffs, string carrier, int year) => tariffs
        .Where(t => t.Carrier == carrier)
        .OrderBy(t => t.FromYear <= year ? 0 : 1)
        .ThenBy(t => t.FromYear <= year && t.Method == TariffSeeds.Example ? 1 : 0)
        .ThenBy(t => Math.Abs(year - t.FromYear))
        .ThenBy(t => t.Method == TariffSeeds.Example ? 1 : 0)
        .ThenBy(t => t.Method, StringComparer.Ordinal)
        .ThenByDescending(t => t.Version)
        .FirstOrDefault();
}

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Chooses the emission factor of a zone, a carrier and a year.</summary>
internal static class EmissionFactorChoice
{
    /// <summary>The factor that holds in a year; null when the zone has none for the carrier.</summary>
    /// <remarks>
    /// One method serves all years, so that a change of method never looks like a saving: grid averages where there are any.
    /// Of that method the latest year that is not later counts, before the first year the first; of one year the highest version.
    /// </remarks>
    /// <param name="only">The one method that counts where the zone has it, as that of another country need not; null for the usual one.</param>
    public static EmissionFactorRow? For(IEnumerable<EmissionFactorRow> factors, string zone, string medium, int year, string? only = null)
    {
        var carrier = CarrierOf(medium);
        var all = factors.Where(f => f.Zone == zone && f.Carrier == carrier).ToList();
        var isThere = all.Exists(f => f.Method == only);
        return all
            .Where(f => !isThere || f.Method == only)
            .OrderBy(f => f.Method == EmissionFactorSeeds.GridAverage ? 0 : 1)
            .ThenBy(f => f.Method, StringComparer.Ordinal)
            .ThenBy(f => f.FromYear <= year ? 0 : 1)
            .ThenBy(f => Math.Abs(year - f.FromYear))
            .ThenByDescending(f => f.Version)
            .FirstOrDefault();
    }

    /// <summary>Street lighting draws power.</summary>
    public static string CarrierOf(string medium) => medium == "light" ? "power" : medium;
}

using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>Emission factors and tariffs by zone and year, versioned. Adding computes anew exactly the days and periods whose number changes.
/// Everybody may read; only a platform administrator adds.</summary>
public interface IPriceLists
{
    /// <summary>All versions of the factors, by zone, carrier, method, year and version.</summary>
    Task<IReadOnlyList<EmissionFactorEntry>> Factors(CancellationToken cancellation);

    /// <summary>The factor that figures of a carrier in a year are computed with where nothing else was chosen; null when the zone has none.</summary>
    /// <param name="medium">power, light, gas, heat.</param>
    Task<EmissionFactorEntry?> FactorOf(string zone, string medium, int year, CancellationToken cancellation);

    /// <summary>The factor that figures of a tenant are computed with: of its country, or as it was chosen; null when there is none.</summary>
    /// <param name="medium">power, light, gas, heat.</param>
    Task<EmissionFactorEntry?> FactorOf(int tenantId, string medium, int year, CancellationToken cancellation);

    /// <summary>All versions of the tariffs, by zone, carrier, method, year and version.</summary>
    Task<IReadOnlyList<TariffEntry>> Tariffs(CancellationToken cancellation);

    /// <summary>The tariff that a carrier costs a tenant on a day: its own before those of its country, a contract before an example; null when there is none.</summary>
    /// <param name="medium">power, light, gas, heat, water.</param>
    Task<TariffEntry?> TariffOf(int tenantId, string medium, DateOnly day, CancellationToken cancellation);

    /// <summary>Adds a factor; its version is the next of its kind. The newest version once more adds nothing, and the result says so.</summary>
    Task<AdministrationResult> Add(EmissionFactorEntry factor, CancellationToken cancellation);

    /// <summary>Adds the factors of a table, CSV with the columns zone, carrier, from_year, scope, method, kg_per_kwh and source; none where a line is wrong. A table that broke off is imported again:
    /// What stands there just so already is passed over.</summary>
    Task<AdministrationResult> Import(byte[] table, CancellationToken cancellation);

    /// <summary>Adds a tariff; its version is the next of its kind. The newest version once more adds nothing, and the result says so.</summary>
    Task<AdministrationResult> Add(TariffEntry tariff, CancellationToken cancellation);
}

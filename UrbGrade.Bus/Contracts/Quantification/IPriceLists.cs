using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>Emission factors and tariffs by zone and year, versioned. Adding computes anew exactly the days and periods whose number changes.
/// Everybody may read; only a platform administrator adds.</summary>
public interface IPriceLists
{
    /// <summary>All versions of the factors, by zone, carrier, method, year and version.</summary>
    Task<IReadOnlyList<EmissionFactorEntry>> Factors(CancellationToken cancellation);

    /// <summary>All versions of the tariffs, by zone, carrier, method, year and version.</summary>
    Task<IReadOnlyList<TariffEntry>> Tariffs(CancellationToken cancellation);

    /// <summary>Adds a factor; its version is the next of its kind.</summary>
    Task<AdministrationResult> Add(EmissionFactorEntry factor, CancellationToken cancellation);

    /// <summary>Adds a tariff; its version is the next of its kind.</summary>
    Task<AdministrationResult> Add(TariffEntry tariff, CancellationToken cancellation);
}

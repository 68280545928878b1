using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>Which emission factors a tenant's figures take of each carrier. For administrators of the tenant.</summary>
public interface IFactorChoices
{
    /// <summary>The carriers of a tenant that take other factors than the usual ones of its country, by carrier.</summary>
    /// <param name="tenantCode">Null for the current tenant.</param>
    Task<IReadOnlyList<FactorChoice>> List(string? tenantCode, CancellationToken cancellation);

    /// <summary>Chooses the factors of a carrier for all years; the days whose number becomes another one are computed anew.</summary>
    /// <param name="tenantCode">Null for the current tenant.</param>
    /// <param name="choice">With neither zone nor method what is usual again.</param>
    Task<AdministrationResult> Choose(string? tenantCode, FactorChoice choice, CancellationToken cancellation);
}

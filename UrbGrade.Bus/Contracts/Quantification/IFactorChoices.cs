using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>Which emission factors a tenant's figures take of each carrier. For administrators of the tenant.</summary>
public interface IFactorChoices
{
    /// <summary>The carriers of a tenant that take other factors than the usual ones of its country, by carrier.</summary>
    /// <param name="tenantCode">Null for the current tenant.</param>
    Task<IReadOnlyList<FactorChoice>> List(string? tenantCode, CancellationToken cancellation);

    /// <summary>What any tenant chose, with its country where it chose no other zone; for who does not administer the platform what the current tenant did.</summary>
    Task<IReadOnlyList<FactorChoice>> Taken(CancellationToken cancellation);

    /// <summary>Chooses the factors of a carrier for all years; the days whose number becomes another one are computed anew.</summary>
    /// <param name="tenantCode">Null for the current tenant.</param>
    /// <param name="choice">With neither zone nor method what is usual again.</param>
    Task<AdministrationResult> Choose(string? tenantCode, FactorChoice choice, CancellationToken cancellation);
}

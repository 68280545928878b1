namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>What is done to save energy, and what it saved. The session decides whose.</summary>
public interface IInterventionQueries
{
    /// <summary>All of the current tenant, those done last first, then those decided, then the others.</summary>
    Task<IReadOnlyList<InterventionEntry>> List(CancellationToken cancellation);

    /// <summary>All of a tenant, for who administers the platform, and for who works for the tenant.</summary>
    /// <param name="tenantCode">Nothing is told of a tenant that is unknown or another's.</param>
    Task<IReadOnlyList<InterventionEntry>> Of(string tenantCode, CancellationToken cancellation);

    /// <summary>Null where the current tenant has none of that id.</summary>
    Task<InterventionEntry?> Find(int id, CancellationToken cancellation);

    /// <summary>Those that are done at public assets of a public tenant, without names of people: for pages that nobody signs in to.</summary>
    /// <param name="tenantCode">As its public page has it.</param>
    Task<IReadOnlyList<InterventionEntry>> Public(string tenantCode, CancellationToken cancellation);
}

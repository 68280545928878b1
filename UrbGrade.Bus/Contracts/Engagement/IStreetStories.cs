namespace UrbGrade.Bus.Contracts.Engagement;

/// <summary>What people of a street said, what was changed there, and what it saved: for everybody, of tenants that are public.</summary>
public interface IStreetStories
{
    /// <summary>The streets of a public tenant that have something to tell, by name; empty for another one.</summary>
    Task<IReadOnlyList<string>> Streets(string tenantCode, CancellationToken cancellation);

    /// <summary>Null when the tenant is not public or has no such street.</summary>
    Task<StreetStory?> Find(string tenantCode, string street, CancellationToken cancellation);
}

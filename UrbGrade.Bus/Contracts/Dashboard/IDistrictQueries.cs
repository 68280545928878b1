namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>What everybody may see without signing in: whole districts, never a single shop or home.</summary>
public interface IDistrictQueries
{
    /// <summary>Districts that their tenant made public, by name.</summary>
    Task<IReadOnlyList<DistrictName>> ListPublic(CancellationToken cancellation);

    /// <summary>One public district; null when there is none of that code or it is not public.</summary>
    /// <param name="code">The tenant's code, as <c>20</c>.</param>
    Task<DistrictOverview?> Find(string code, CancellationToken cancellation);
}

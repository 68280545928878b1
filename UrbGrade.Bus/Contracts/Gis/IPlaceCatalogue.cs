namespace UrbGrade.Bus.Contracts.Gis;

/// <summary>Places with their shapes. A platform administrator reaches all, a tenant's administrator the current tenant's: the session decides.</summary>
public interface IPlaceCatalogue
{
    /// <summary>Reads a file and says what it would bring, without storing anything.</summary>
    /// <param name="tenantCode">Null for the current tenant.</param>
    Task<PlaceImport> Preview(string? tenantCode, PlaceFile file, CancellationToken cancellation);

    /// <summary>Stores what a file describes, all of it or nothing. Places that it does not name stay unless they are to end; the same file again
    /// changes nothing.</summary>
    /// <inheritdoc cref="Preview"/>
    Task<PlaceImport> Import(string? tenantCode, PlaceFile file, CancellationToken cancellation);

    /// <summary>How many places there are, by tenant, site and kind.</summary>
    Task<IReadOnlyList<PlaceCount>> Count(CancellationToken cancellation);
}

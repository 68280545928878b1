namespace UrbGrade.Modules.Core.Store;

/// <summary>What processes keep in memory and must learn the changes of.</summary>
internal static class ChangeTopic
{
    /// <summary>Tenants, message schemas and meters.</summary>
    public const string Registry = "registry";

    /// <summary>Authorities, gateway certificates and revocation lists.</summary>
    public const string Trust = "trust";

    /// <summary>The service catalogue and its rules.</summary>
    public const string Services = "services";

    /// <summary>Districts, streets, buildings, light points and where meters stand.</summary>
    public const string Places = "places";

    /// <summary>Emission factors and tariffs.</summary>
    public const string Factors = "factors";

    /// <summary>Rows that administrators add to the semantic mapping.</summary>
    public const string Mapping = "mapping";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Registry, Trust, Services, Places, Factors, Mapping];
}

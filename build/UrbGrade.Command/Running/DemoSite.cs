namespace UrbGrade.Command.Running;

/// <summary>A pilot site of the demo: a tenant with one gateway and something that drops raw files for it.</summary>
/// <param name="Kind">As the gateway's command line names it.</param>
/// <param name="Name">Of the tenant, for people.</param>
/// <param name="TenantCode">On the platform.</param>
/// <param name="Country">ISO 3166 code.</param>
/// <param name="Region">ISO 3166 code of the region whose public holidays hold there; null for those of the country.</param>
/// <param name="Assets">What its simulated assets are called.</param>
/// <param name="AssetOption">The simulator's option for their number; null where it has none.</param>
/// <param name="HasRealSeries">Whether there are series to replay; otherwise it is simulated also beside real ones.</param>
/// <param name="HasFileServer">Whether its gateway fetches files from a server.</param>
/// <param name="HasUtilityDatabase">Whether its gateway reads the utility's database.</param>
/// <param name="IsImproved">Whether something is done there to save energy, that the platform measures.</param>
/// <param name="HasCallingNodes">Whether nodes of the site call its gateway.</param>
internal sealed record DemoSite(
    string Kind,
    string Name,
    string TenantCode,
    string Country,
    string? Region,
    string Assets,
    string? AssetOption = null,
    bool HasRealSeries = false,
    bool HasFileServer = false,
    bool HasUtilityDatabase = false,
    bool IsImproved = false,
    bool HasCallingNodes = false)
{
    public static readonly DemoSite Kalundborg = new("kalundborg", "Kalundborg", "10", "DK", null, "houses", HasRealSeries: true, HasFileServer: true)
    {
        Tariffs = [new("power", 1.9m, 0.25m, "DKK"), new("heat", 0.62m, 0.25m, "DKK")],
    };

    public static readonly DemoSite Barcelona = new("barcelona", "Barcelona", "20", "ES", "ES-CT", "shops", "--shops", HasRealSeries: true, HasUtilityDatabase: true);
    public static readonly DemoSite Eibar = new("eibar", "Eibar", "30", "ES", "ES-PV", "lighting cabinets", IsImproved: true, HasCallingNodes: true);

    /// <summary>The pilots; each is a tenant from the start.</summary>
    public static readonly IReadOnlyList<DemoSite> All = [Kalundborg, Barcelona, Eibar];

    /// <summary>Those that send.</summary>
    public static readonly IReadOnlyList<DemoSite> Sending = [Kalundborg, Barcelona, Eibar];

    /// <summary>What carriers cost there; empty where the platform has an example of its own.</summary>
    public IReadOnlyList<DemoTariff> Tariffs { get; init; } = [];
}

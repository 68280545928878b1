using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Simulation;

namespace UrbGrade.Gateway.Sites.Barcelona;

/// <summary>Shops with a smart meter, temperatures inside and outside, and hourly prices.</summary>
internal sealed class BarcelonaSite : ISiteKind
{
    private const int CustomaryShops = 16;

    public string Name => "barcelona";

    public string Tenant => "20";

    public string SiteCode => "BCN-01";

    public IMessageShape Shape(IReadOnlyList<MessageLayout> messages) => new ShopHourShape();

    public IReadOnlyList<SampleSource> SampleSources { get; } =
    [
        new("submetering", BarcelonaDrop.EnergyFolder, "edistribucion"),
        new("sensors", BarcelonaDrop.TemperatureFolder, "temperature"),
        new("prices", BarcelonaDrop.PriceFolder, "prices"),
    ];

    public IRawSite Simulate(int seed, int? assets, string tenant, string siteCode) =>
        new SimulatedSite(seed, assets ?? CustomaryShops, tenant, siteCode);

    public IReplayedSite Replay(string folder, string tenant, string siteCode) => ReplayedSite.Load(folder, tenant, siteCode);
}

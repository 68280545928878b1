using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Simulation;

namespace UrbGrade.Gateway.Sites.Barcelona;

/// <summary>Shops with a smart meter, temperatures inside and outside, and hourly prices.</summary>
internal sealed class BarcelonaSite : ISiteKind
{
    private const int CustomaryShops = 16;

    private static readonly SampleQuery Curves = new(
        "utility-curves",
        "SELECT change_no, cups, starts_at, kwh, method FROM curve WHERE change_no > @cursor ORDER BY change_no LIMIT 10000",
        "change_no",
        "SELECT change_no, cups, starts_at, kwh, method FROM curve WHERE starts_at >= @from AND starts_at < @to ORDER BY starts_at, cups");

    public string Name => "barcelona";

    public string Tenant => "20";

    public string SiteCode => "BCN-01";

    public IMessageShape Shape(IReadOnlyList<MessageLayout> messages) => new ShopHourShape();

    public IReadOnlyList<SampleSource> SampleSources { get; } =
    [
        new("curves", BarcelonaDrop.EnergyFolder, "edistribucion", InDatabase: Curves),
        new("sensors", BarcelonaDrop.TemperatureFolder, "temperature"),
        new("prices", BarcelonaDrop.PriceFolder, "prices"),
    ];

    public IRawSite Simulate(int seed, int? assets, string tenant, string siteCode) =>
        new SimulatedSite(seed, assets ?? CustomaryShops, tenant, siteCode);

    public IReplayedSite Replay(string folder, string tenant, string siteCode) => ReplayedSite.Load(folder, tenant, siteCode);
}

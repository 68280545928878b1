using NodaTime;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Simulation;
using UrbGrade.Gateway.Simulation.Houses;

namespace UrbGrade.Gateway.Sites.Kalundborg;

/// <summary>Houses with meters of electricity, district heat and water. What is missing is estimated and says so.</summary>
internal sealed class KalundborgSite : ISiteKind
{
    private const int CustomaryHouses = 12;

    public string Name => "kalundborg";

    public string Tenant => "10";

    public string SiteCode => "KAL-01";

    public IMessageShape Shape(IReadOnlyList<MessageLayout> messages) => new MeterHourShape(new LayoutShape(messages));
    public bool EstimatesGaps => true;

    public IReadOnlyList<SampleSource> SampleSources { get; } =
    [
        new("el-datahub", KalundborgDrop.PowerFolder, "eloverblik", OnFileServer: true),
        new("heat-meters", KalundborgDrop.HeatFolder, "mbus", "*.hex"),
        new("water-meters", KalundborgDrop.WaterFolder, "mbus", "*.hex"),
        new("weather", KalundborgDrop.WeatherFolder, "dmi"),
    ];

    public bool IsHoliday(LocalDate day) => DanishHolidays.Contains(day);

    public IRawSite Simulate(int seed, int? assets, string tenant, string siteCode) =>
        new SimulatedHouses(seed, assets ?? CustomaryHouses, tenant, siteCode);

    public IReplayedSite Replay(string folder, string tenant, string siteCode) =>
        ReplayedHouses.Load(folder, tenant, siteCode);
}

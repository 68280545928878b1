using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Simulation;
using UrbGrade.Gateway.Simulation.Lighting;

namespace UrbGrade.Gateway.Sites.Eibar;

/// <summary>Street lighting: cabinets with control modules, nodes on lamp posts, and what citizens and employees say. Its messages are
/// laid out by configuration.</summary>
internal sealed class EibarSite : ISiteKind
{
    private const int CustomaryCabinets = 6;
    private const string NodeProfile = "ik4-node";

    public const string Cabinet = "cabinet";
    public const string Node = "node";

    public string Name => "eibar";

    public string Tenant => "30";

    public string SiteCode => "EIB-01";

    public IReadOnlyList<string> AssetKinds { get; } = [Cabinet, Node];

    public IReadOnlyList<SampleSource> SampleSources { get; } =
    [
        new("cabinets", EibarDrop.CabinetFolder, "urbilux-power"),
        new("node-logs", EibarDrop.NodeFolder, NodeProfile, "*.log"),
        new("events", EibarDrop.EventFolder, "urbilux-events"),
        new("votes", EibarDrop.VoteFolder, "qr-votes", "*.jsonl"),
        new("surveys", EibarDrop.SurveyFolder, "lighting-survey", "*.jsonl"),
        new("luminance", EibarDrop.LuminanceFolder, "luminance"),
        new("manual", "in/manual", "manual-measures"),
        new("bills", "in/bills", "utility-bills"),
    ];

    public string? NodeLogs => NodeProfile;

    public IMessageShape Shape(IReadOnlyList<MessageLayout> messages) => new LayoutShape(messages);

    public string? AssetKind(SiteAsset asset) => asset.Trade == "lighting node" ? Node : Cabinet;

    public IRawSite Simulate(int seed, int? assets, string tenant, string siteCode) =>
        new SimulatedLighting(seed, assets ?? CustomaryCabinets, tenant, siteCode);

    public IReplayedSite Replay(string folder, string tenant, string siteCode) =>
        throw new IOException("There are no real series of this kind to replay; simulate it");
}

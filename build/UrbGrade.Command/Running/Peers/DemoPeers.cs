using UrbGrade.Command.Processes;

namespace UrbGrade.Command.Running.Peers;

/// <summary>What real sites have beside their gateway, where this machine can run it.</summary>
internal sealed class DemoPeers
{
    private const int CustomaryFilePort = 2121;
    private const int CustomaryDatabasePort = 13306;
    private const int CustomaryNodePort = 7014;

    private readonly Dictionary<DemoSite, FileServerPeer> fileServers = [];
    private readonly Dictionary<DemoSite, DatabasePeer> databases = [];
    private readonly Dictionary<DemoSite, NodePeer> nodes = [];

    private DemoPeers()
    {
    }

    /// <summary>Sites whose files lie in folders, and nothing beside them.</summary>
    public static DemoPeers None => new();

    /// <summary>What stands in for what cannot run, a sentence each.</summary>
    public List<string> StandIns { get; } = [];

    public static DemoPeers Of(Demo demo)
    {
        var peers = new DemoPeers();
        foreach (var site in DemoSite.Sending)
        {
            var folder = demo.Folder.Of(site);
            if (site.HasFileServer && FileServerPeer.Obstacle(demo.Folder.Root) is { } noServer)
                peers.StandIns.Add($"{site.Name} has no file server, as {noServer}: its files are put into the gateway's folder directly.");
            else if (site.HasFileServer)
                peers.fileServers[site] = new FileServerPeer(demo, folder, Ports.Choose(null, CustomaryFilePort));
            if (site.HasUtilityDatabase && DatabasePeer.Obstacle() is { } noDatabase)
                peers.StandIns.Add($"{site.Name} has no utility database, as {noDatabase}: hourly curves come as files of the utility instead.");
            else if (site.HasUtilityDatabase)
                peers.databases[site] = new DatabasePeer(folder, Ports.Choose(null, CustomaryDatabasePort));
            if (site.HasCallingNodes)
                peers.nodes[site] = new NodePeer(folder, Ports.Choose(null, CustomaryNodePort));
        }

        return peers;
    }

    /// <summary>Null where the site has none.</summary>
    public FileServerPeer? FileServerOf(DemoSite site) => fileServers.GetValueOrDefault(site);

    /// <inheritdoc cref="FileServerOf"/>
    public NodePeer? NodesOf(DemoSite site) => nodes.GetValueOrDefault(site);

    /// <summary>Starts what a site's history is written into.</summary>
    public async Task StartAsync(Supervisor supervisor, DemoFolder folder, TimeProvider clock, CancellationToken cancellation)
    {
        foreach (var (site, database) in databases)
        {
            await database.PrepareAsync(cancellation);
            supervisor.Start($"utility database of {site.Name}", database.Serve(), folder.LogOf($"utility-database-{site.Kind}"));
            await supervisor.WhileAllLiveAsync(stop => database.WaitAsync(clock, stop), cancellation);
        }
    }

    /// <summary>Options that lead a site's gateway to its peers.</summary>
    public IEnumerable<string> OfConfiguration(DemoSite site) =>
    [
        .. FileServerOf(site)?.ConfigurationArguments ?? [],
        .. databases.GetValueOrDefault(site)?.ConfigurationArguments ?? [],
        .. NodesOf(site)?.ConfigurationArguments ?? [],
    ];

    /// <summary>Options that lead the site itself to them, while it makes its history.</summary>
    public IEnumerable<string> OfHistory(DemoSite site) =>
        [.. databases.GetValueOrDefault(site)?.DropArguments ?? [], .. NodesOf(site)?.HistoryArguments ?? []];

    /// <summary>And while it goes on.</summary>
    public IEnumerable<string> OfFollowing(DemoSite site) =>
        [.. databases.GetValueOrDefault(site)?.DropArguments ?? [], .. NodesOf(site)?.FollowArguments ?? []];
}

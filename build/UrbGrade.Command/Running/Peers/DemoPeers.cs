namespace UrbGrade.Command.Running.Peers;

/// <summary>The programs that real sites have beside their gateway, where this machine can run them.</summary>
internal sealed class DemoPeers
{
    private const int CustomaryFilePort = 2121;

    private readonly Dictionary<DemoSite, FileServerPeer> fileServers = [];

    private DemoPeers()
    {
    }

    /// <summary>What stands in for what cannot run, a sentence each.</summary>
    public List<string> StandIns { get; } = [];

    public static DemoPeers Of(Demo demo)
    {
        var peers = new DemoPeers();
        foreach (var site in DemoSite.Sending.Where(site => site.HasFileServer))
        {
            if (FileServerPeer.Obstacle(demo.Folder.Root) is { } obstacle)
                peers.StandIns.Add($"{site.Name} has no file server, as {obstacle}: its files are put into the gateway's folder directly.");
            else
                peers.fileServers[site] = new FileServerPeer(demo, demo.Folder.Of(site), Ports.Choose(null, CustomaryFilePort));
        }

        return peers;
    }

    /// <summary>Null where the site has none.</summary>
    public FileServerPeer? FileServerOf(DemoSite site) => fileServers.GetValueOrDefault(site);
}

namespace UrbGrade.Command.Running.Peers;

/// <summary>The master nodes of a site, which call its gateway from the day on that the history ends with.</summary>
/// <param name="port">Where the gateway listens for them.</param>
internal sealed class NodePeer(SiteFolder site, int port)
{
    /// <summary>What each node calls with; made with the history.</summary>
    public string Passwords => site.Credential("nodes.json");

    public bool HasPasswords => File.Exists(Passwords);

    /// <summary>Options of the gateway's <c>config sample</c>.</summary>
    public IEnumerable<string> ConfigurationArguments => ["--receptor", Address];

    /// <summary>Options of its <c>simulate</c> while the history is made: logs of the past lie in files.</summary>
    public IEnumerable<string> HistoryArguments => ["--passwords", Passwords];

    /// <summary>Options of its <c>simulate</c> from then on.</summary>
    public IEnumerable<string> FollowArguments => ["--passwords", Passwords, "--receptor", Address];

    private string Address => $"127.0.0.1:{port}";
}

using UrbGrade.Command.Processes;

namespace UrbGrade.Command.Running;

/// <summary>How the demo's programs are run.</summary>
/// <param name="Platform">The published platform's assembly.</param>
/// <param name="Gateway">The published gateway's assembly.</param>
/// <param name="State">What the demo was begun with.</param>
/// <param name="Port">Where the platform listens.</param>
internal sealed record Demo(DemoFolder Folder, string Platform, string Gateway, DemoState State, int Port)
{
    public const string Tenant = "20";
    private const int SecondsForEachDay = 20;

    public string Address => $"https://localhost:{Port}";

    public Invocation Serve() => Invocation.OfDotnet(
        Folder.Root, Platform, "serve", "--data", Folder.Platform, "--https", $"{Port}", "--server-cert", Folder.ServerCertificate);

    public Invocation Administer(params IEnumerable<string> arguments) =>
        Invocation.OfDotnet(Folder.Root, [Platform, "admin", .. arguments, "--data", Folder.Platform]);

    public Invocation RunGateway(params IEnumerable<string> arguments) =>
        Invocation.OfDotnet(Folder.Root, [Gateway, .. arguments, "--config", Folder.GatewayConfiguration]);

    /// <summary>The site drops its history.</summary>
    public Invocation DropHistory() => Drop();

    /// <summary>The site goes on where it stopped, one day at a time.</summary>
    public Invocation Follow() => Drop("--follow", "--every", $"{SecondsForEachDay}");

    public Invocation SampleConfiguration() => Invocation.OfDotnet(
        Folder.Root, Gateway, "config", "sample", "--manifest", Folder.Manifest, "--state", Folder.Gateway, "--drop", Folder.Site,
        "--endpoint", $"{Address}/aggregation", "--certificate", Folder.GatewayCertificate,
        "--platform-certificate", Folder.Authority, "--tls-authority", Folder.Authority, "--demo");

    private Invocation Drop(params IEnumerable<string> more)
    {
        IEnumerable<string> source = State.Real is { } real
            ? ["replay", "--real", real]
            : ["simulate", "--shops", $"{State.Shops}"];
        return Invocation.OfDotnet(
            Folder.Root,
            [Gateway, .. source, "--tenant", Tenant, "--out", Folder.Site, "--from", $"{State.From:yyyy-MM-dd}", "--to", $"{State.To:yyyy-MM-dd}", .. more]);
    }
}

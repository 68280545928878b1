using System.Net;
using UrbGrade.Gateway.Configuration;

namespace UrbGrade.Gateway.Collect.Sources.Tcp;

/// <summary>A port that nodes of the site call. Each node has a password of its own, see the command <c>node</c>.</summary>
/// <param name="Sequenced">Whether nodes stay and send numbered lines, each acknowledged; otherwise a call brings one log.</param>
/// <param name="Certificate">For TLS; null where the nodes cannot do it.</param>
/// <param name="Idle">A connection that says nothing for so long is closed.</param>
/// <param name="Rotate">How long a file of numbered lines grows.</param>
/// <param name="SilentAfter">A node that did not call for so long is reported.</param>
internal sealed record TcpOrigin(
    IPEndPoint Listen,
    bool Sequenced,
    SigningSettings? Certificate,
    TimeSpan Idle,
    TimeSpan Rotate,
    TimeSpan SilentAfter,
    int MostConnections) : SourceOrigin
{
    public static TcpOrigin Read(SettingsNode node, SettingsPlaces places)
    {
        node.Choice("auth", "per-device-key", "per-device-key");
        var tls = node.Section("tls");
        var text = node.Text("listen");
        if (!IPEndPoint.TryParse(text, out var listen) || !text.Contains(':', StringComparison.Ordinal))
        {
            if (text.Length > 0)
                node.Complain("listen", $"'{text}'", "address and port such as 0.0.0.0:7014");
            listen = new IPEndPoint(IPAddress.Loopback, 0);
        }

        var origin = new TcpOrigin(
            listen,
            node.Choice("protocol", "sequencedCsv", "nodeLog", "sequencedCsv") == "sequencedCsv",
            tls.Exists ? new SigningSettings(places.File(tls, "certificate"), places.Secret(tls, "password")) : null,
            node.Span("idle", "PT2M", TimeSpan.FromMilliseconds(100)),
            node.Span("rotate", "PT5M", TimeSpan.FromMilliseconds(100)),
            node.Span("silentAfter", "P1DT2H", TimeSpan.FromSeconds(1)),
            node.Whole("maxConnections", 200, 1, 10_000));
        tls.Close();
        return origin;
    }

    public override ISource Open(SourceContext context) => new TcpSource(this, context);
}

using System.Net;

namespace UrbGrade.Web.Proxy;

/// <summary>Section <c>Proxy</c> of the settings: which platform a proxy stands before, and how much it lets through.</summary>
internal sealed class ProxyOptions
{
    private static readonly char[] Separators = [',', ' '];

    /// <summary>The platform's web nodes, such as <c>https://web1:8443, https://web2:8443</c>.</summary>
    public string Upstream { get; init; } = "";

    /// <summary>PEM file with the nodes' certificates, or with the authority that issued them; null for the machine's authorities.</summary>
    public string? UpstreamCertificate { get; init; }

    /// <summary>The nodes' ports for partners' modules, such as <c>web1:8444, web2:8444</c>; empty when there are none.</summary>
    public string BusUpstream { get; init; } = "";

    /// <summary>Of one client address; of one network of 64 bits with IPv6.</summary>
    public int RequestsPerMinute { get; init; } = 3_000;

    /// <summary>Of one request.</summary>
    public long MostBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Connections open at the same time, of all clients together.</summary>
    public int MostConnections { get; init; } = 10_000;

    /// <summary>How often each web node is asked whether it is ready.</summary>
    public TimeSpan HealthInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The web nodes in order.</summary>
    public IReadOnlyList<Uri> Nodes => [.. Parts(Upstream).Select(part => new Uri(part))];

    /// <summary>The nodes' ports for partners' modules in order.</summary>
    public IReadOnlyList<DnsEndPoint> BusNodes => [.. Parts(BusUpstream).Select(part => EndPoint(part)!)];

    /// <summary>What is wrong, each with key, value found and values allowed.</summary>
    /// <param name="busPort">Where connections of partners' modules arrive; null for none.</param>
    public IEnumerable<string> Problems(int? busPort)
    {
        if (Parts(Upstream).Length == 0)
            yield return "Neither --upstream nor Proxy:Upstream is given; name the platform, such as --upstream https://web1:8443.";
        foreach (var part in Parts(Upstream).Where(part => !IsNode(part)))
            yield return $"--upstream (Proxy:Upstream) names '{part}'; allowed are addresses such as https://web1:8443, and without TLS only on this machine, such as http://localhost:8080.";
        foreach (var part in Parts(BusUpstream).Where(part => EndPoint(part) is null))
            yield return $"--upstream-bus (Proxy:BusUpstream) names '{part}'; allowed are a host and a port, such as web1:8444.";
        if (busPort is null != (Parts(BusUpstream).Length == 0))
            yield return "--bus and --upstream-bus (Proxy:BusUpstream) belong together; give both, or none when there are no modules of partners.";
        if (UpstreamCertificate is { } file && !File.Exists(file))
            yield return $"--upstream-cert (Proxy:UpstreamCertificate) is '{file}', and there is no such file; allowed is a PEM file with the certificate of the platform or of its authority.";
        if (RequestsPerMinute < 1)
            yield return $"Proxy:RequestsPerMinute is {RequestsPerMinute}; allowed is 1 or more.";
        if (MostBytes < 1)
            yield return $"Proxy:MostBytes is {MostBytes}; allowed is 1 or more.";
        if (MostConnections < 1)
            yield return $"Proxy:MostConnections is {MostConnections}; allowed is 1 or more.";
        if (HealthInterval < TimeSpan.FromMilliseconds(100))
            yield return $"Proxy:HealthInterval is {HealthInterval}; allowed is 00:00:00.1 or more.";
    }

    private static string[] Parts(string given) => given.Split(Separators, StringSplitOptions.RemoveEmptyEntries);

    // What a client shows and gets goes through this line: beyond this machine nobody else may read it.
    private static bool IsNode(string part) => Uri.TryCreate(part, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        && address.PathAndQuery == "/";

    private static DnsEndPoint? EndPoint(string part) =>
        part.LastIndexOf(':') is > 0 and var colon && int.TryParse(part.AsSpan(colon + 1), out var port) && port is > 0 and <= 65_535
            ? new DnsEndPoint(part[..colon].Trim('[', ']'), port)
            : null;
}

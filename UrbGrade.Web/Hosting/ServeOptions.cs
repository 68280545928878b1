using System.Net;
using UrbGrade.Modules;

namespace UrbGrade.Web.Hosting;

/// <summary>How one process of the platform is started.</summary>
internal sealed record ServeOptions
{
    /// <summary>The data folder.</summary>
    public required string DataFolder { get; init; }

    /// <summary>0 takes a free one; null for none.</summary>
    public int? HttpsPort { get; init; }

    /// <summary>Loopback only, except for a proxy, which leads to HTTPS there; 0 takes a free one; null for none.</summary>
    public int? HttpPort { get; init; }

    /// <summary>HTTPS for partners' modules, which show their certificates; 0 takes a free one; null for none.</summary>
    public int? BusPort { get; init; }

    /// <summary>An IP address, or <c>any</c>.</summary>
    public string Bind { get; init; } = "any";

    /// <summary>PKCS #12 file; null for a development certificate.</summary>
    public string? ServerCertificate { get; init; }

    /// <summary>Its password.</summary>
    public string? ServerCertificatePassword { get; init; }

    /// <summary>Settings of the database that were given; none leaves them to <c>urbgrade.json</c>.</summary>
    public IReadOnlyDictionary<string, string?> Database { get; init; } = new Dictionary<string, string?>();

    /// <summary><c>all</c>, <c>web</c> or <c>worker</c>; <c>proxy</c> is no part of the platform but stands before it.</summary>
    public string Role { get; init; } = "all";

    /// <summary>Addresses or networks of the proxies whose <c>X-Forwarded-*</c> headers are believed; with
    /// <see cref="HttpPort"/> those of this machine are, too.</summary>
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];

    /// <summary>Modules whose work this process does; none means all. <c>Core</c> always does its own.</summary>
    public IReadOnlyList<string> Modules { get; init; } = [];

    /// <summary>Whether this process does a module's work.</summary>
    public bool Runs(IUrbGradeModule module) =>
        Modules.Count == 0 || module.Name == "Core" || Modules.Contains(module.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether this process does a part of the work, and others the rest.</summary>
    public bool IsOneOfSeveral => Role is "web" or "worker";

    /// <summary>Whether this process is a proxy.</summary>
    public bool IsProxy => Role == "proxy";

    /// <summary>Where HTTPS listens.</summary>
    public IPAddress Address => Bind == "any" ? IPAddress.IPv6Any : IPAddress.Parse(Bind);

    /// <summary>Where HTTP listens.</summary>
    public IPAddress HttpAddress => IsProxy ? Address : IPAddress.Loopback;

    /// <summary>The networks of <see cref="TrustedProxies"/>.</summary>
    public IEnumerable<IPNetwork> TrustedNetworks => TrustedProxies.Select(given => Network(given)!.Value);

    /// <summary>What is wrong, each with key, value found and values allowed.</summary>
    public IEnumerable<string> Problems()
    {
        if (HttpsPort is null && HttpPort is null)
        {
            yield return "Neither --https nor --http is given; give at least one port, such as --https 8443.";
        }

        if (HttpsPort is < 0 or > 65535)
        {
            yield return $"--https is {HttpsPort}; allowed are 0 to 65535.";
        }

        if (HttpPort is < 0 or > 65535)
        {
            yield return $"--http is {HttpPort}; allowed are 0 to 65535.";
        }

        if (BusPort is < 0 or > 65535)
        {
            yield return $"--bus is {BusPort}; allowed are 0 to 65535.";
        }

        if (Bind != "any" && !IPAddress.TryParse(Bind, out _))
        {
            yield return $"--bind is '{Bind}'; allowed are 'any' or an IP address such as 127.0.0.1.";
        }

        if (Role is not ("all" or "web" or "worker" or "proxy"))
        {
            yield return $"--role is '{Role}'; allowed are all, web, worker, proxy.";
        }

        if (IsProxy && HttpsPort is null)
        {
            yield return "--https is not given; a proxy serves HTTPS, such as --https 443. With --http as well it leads there from HTTP.";
        }

        if (IsProxy && (Modules.Count > 0 || Database.Values.Any(given => given is not null) || TrustedProxies.Count > 0))
        {
            yield return "--modules, --database, --connection, --database-password-file and --trusted-proxy are for the platform; a proxy has no part in it. Give them there.";
        }

        foreach (var unknown in TrustedProxies.Where(given => Network(given) is null))
        {
            yield return $"--trusted-proxy names '{unknown}'; allowed are IP addresses and networks, such as 10.0.0.5 or 10.0.0.0/24.";
        }

        var known = UrbGradeModules.All.Select(module => module.Name).ToList();
        foreach (var unknown in Modules.Except(known, StringComparer.OrdinalIgnoreCase))
        {
            yield return $"--modules names '{unknown}'; allowed are {string.Join(", ", known)}.";
        }

        if (ServerCertificate is { } file && !File.Exists(file))
        {
            yield return $"--server-cert is '{file}', and there is no such file; allowed is a PKCS #12 file (.p12 or .pfx) with a private key.";
        }

        if (File.Exists(DataFolder))
        {
            yield return $"--data is '{DataFolder}', which is a file; allowed is a folder.";
        }
    }

    private static IPNetwork? Network(string given) =>
        IPNetwork.TryParse(given, out var network) ? network
        : IPAddress.TryParse(given, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;
}

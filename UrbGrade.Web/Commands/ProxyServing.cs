using System.CommandLine;
using UrbGrade.Modules;
using UrbGrade.Web.Hosting;
using UrbGrade.Web.Proxy;

namespace UrbGrade.Web.Commands;

/// <summary><c>serve --role proxy</c>: stands before a platform.</summary>
internal static class ProxyServing
{
    public static readonly Option<string?> Upstream = new("--upstream")
    {
        Description = "With --role proxy: the platform's web nodes, such as https://web1:8443; commas between them.",
    };

    public static readonly Option<string?> UpstreamCertificate = new("--upstream-cert")
    {
        Description = "With --role proxy: PEM file with the nodes' certificates, or with the authority that issued them. Left out: the authorities of this machine.",
    };

    public static readonly Option<string?> BusUpstream = new("--upstream-bus")
    {
        Description = "With --role proxy: the nodes' --bus ports, such as web1:8444; connections to --bus are passed through to them.",
    };

    /// <summary>Settings of the data folder and of the command line.</summary>
    public static ProxyOptions Settings(ParseResult parsed, string dataFolder)
    {
        var settings = new ConfigurationManager();
        PlatformSettings.Add(settings, dataFolder, new Dictionary<string, string?>
        {
            ["Proxy:Upstream"] = parsed.GetValue(Upstream),
            ["Proxy:UpstreamCertificate"] = parsed.GetValue(UpstreamCertificate),
            ["Proxy:BusUpstream"] = parsed.GetValue(BusUpstream),
        });
        return settings.GetSection("Proxy").Get<ProxyOptions>() ?? new ProxyOptions();
    }

    /// <summary>Tells of options that only a proxy has.</summary>
    public static IEnumerable<string> Misplaced(ParseResult parsed) =>
        from option in new[] { Upstream, UpstreamCertificate, BusUpstream }
        where parsed.GetValue(option) is not null
        select $"{option.Name} is for --role proxy alone; leave it out, or give that role.";

    /// <summary>Runs until it is told to stop.</summary>
    public static async Task<int> Run(ServeOptions options, ProxyOptions proxy, InvocationConfiguration console, CancellationToken cancellation)
    {
        var own = UrbGradeModules.ServerCertificate(options.DataFolder, options.ServerCertificate, options.ServerCertificatePassword);
        await using var host = ProxyHost.Build(options, proxy, own);
        await host.StartAsync(cancellation);
        await console.Output.WriteLineAsync(
            $"UrbGrade's proxy is ready at {PublicAddress.Of(host.Urls)}, before {string.Join(", ", proxy.Nodes.Select(node => node.GetLeftPart(UriPartial.Authority)))}");
        await host.WaitForShutdownAsync(cancellation);
        return ExitCode.Done;
    }
}

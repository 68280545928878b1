using System.CommandLine;
using Microsoft.Extensions.Options;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Web.Hosting;

namespace UrbGrade.Web.Commands;

/// <summary><c>serve</c>: starts the platform on a data folder.</summary>
internal static class ServeCommand
{
    private const string PasswordVariable = "URBGRADE_SERVER_CERT_PASSWORD";

    private static readonly Option<string> Data = new("--data")
    {
        Description = "The platform's data folder; made at first use. Holds the database and, under keys/, its private keys.",
        Required = true,
    };

    private static readonly Option<int?> Https = new("--https")
    {
        Description = "Port for gateways and browsers. 0 takes a free one.",
    };

    private static readonly Option<int?> Http = new("--http")
    {
        Description = "Port without TLS, on the loopback address only, for a reverse proxy on the same machine. With --role proxy: leads everybody to --https.",
    };

    private static readonly Option<int?> Bus = new("--bus")
    {
        Description = "Port for partners' modules (HTTPS), which show the certificate that the platform issued to them. 0 takes a free one.",
    };

    private static readonly Option<string> Bind = new("--bind")
    {
        Description = "Address that --https and --bus listen on: an IP address, or 'any'.",
        DefaultValueFactory = _ => "any",
    };

    private static readonly Option<string?> Certificate = new("--server-cert")
    {
        Description = "PKCS #12 file whose certificate serves TLS and signs receipts. Without it the platform's own small authority makes one for localhost.",
    };

    private static readonly Option<string?> Password = new("--server-cert-password")
    {
        Description = $"Password of that file; better given in the environment variable {PasswordVariable}.",
    };

    private static readonly Option<string> Role = new("--role")
    {
        Description = "What this process does: all, web (answers requests), worker (handles work; several share one data folder), or proxy (stands before the platform).",
        DefaultValueFactory = _ => "all",
    };

    private static readonly Option<string[]> Modules = new("--modules")
    {
        Description = "Modules whose work this process does, such as Quantification; commas or blanks between them. Left out: all.",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string[]> TrustedProxies = new("--trusted-proxy")
    {
        Description = "Addresses or networks of the proxies whose X-Forwarded-* headers are believed, such as 10.0.0.5; commas or blanks between them.",
        AllowMultipleArgumentsPerToken = true,
    };

    public static Command Create()
    {
        var serve = new Command("serve", "Starts the platform, or the proxy before it, and runs until Ctrl-C or SIGTERM.")
        {
            Data, Https, Http, Bus, Bind, Certificate, Password, Role, Modules, TrustedProxies,
            DatabaseOptions.Database, DatabaseOptions.Connection, DatabaseOptions.PasswordFile,
            ProxyServing.Upstream, ProxyServing.UpstreamCertificate, ProxyServing.BusUpstream,
        };
        serve.SetAction(async (parsed, cancellation) =>
        {
            var options = new ServeOptions
            {
                DataFolder = parsed.GetRequiredValue(Data),
                HttpsPort = parsed.GetValue(Https),
                HttpPort = parsed.GetValue(Http),
                BusPort = parsed.GetValue(Bus),
                Bind = parsed.GetRequiredValue(Bind),
                ServerCertificate = parsed.GetValue(Certificate),
                ServerCertificatePassword = parsed.GetValue(Password) ?? Environment.GetEnvironmentVariable(PasswordVariable),
                Role = parsed.GetRequiredValue(Role),
                Database = DatabaseOptions.Settings(parsed),
                Modules = Names(parsed.GetValue(Modules)),
                TrustedProxies = Names(parsed.GetValue(TrustedProxies)),
            };
            var proxy = options.IsProxy ? ProxyServing.Settings(parsed, options.DataFolder) : null;
            var problems = options.Problems().Concat(proxy?.Problems(options.BusPort) ?? ProxyServing.Misplaced(parsed)).ToList();
            foreach (var problem in problems)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(problem);
            }

            if (problems.Count > 0)
            {
                return ExitCode.Usage;
            }

            if (Listeners.Problem(options) is { } taken)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(taken);
                return ExitCode.Failed;
            }

            if (proxy is not null)
            {
                return await ProxyServing.Run(options, proxy, parsed.InvocationConfiguration, cancellation);
            }

            StartMemory.Reserve();
            await using var platform = PlatformHost.Build(options);
            await Start(platform, cancellation);
            StartMemory.Release();
            if (options.IsOneOfSeveral)
            {
                Precedence.GiveWay();
            }

            await Welcome(platform, parsed, cancellation);
            await platform.WaitForShutdownAsync(cancellation);
            return ExitCode.Done;
        });
        return serve;
    }

    private static string[] Names(string[]? given) =>
        [.. (given ?? []).SelectMany(names => names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    private static async Task Start(WebApplication platform, CancellationToken cancellation)
    {
        // Before the host starts, which would log each broken setting with pages of its own code.
        platform.Services.GetRequiredService<IStartupValidator>().Validate();
        try
        {
            await platform.StartAsync(cancellation);
        }
        catch
        {
            // Services that are under way already end as at any stop, not as if they had failed.
            await platform.StopAsync(CancellationToken.None);
            throw;
        }
    }

    /// <summary>Says where the platform is, and how the first administrator gets in. The link is a secret, and output that does not go to a
    /// terminal is kept: there it says which command prints the link.</summary>
    private static async Task Welcome(WebApplication platform, ParseResult parsed, CancellationToken cancellation)
    {
        var console = parsed.InvocationConfiguration;
        var address = PublicAddress.Of(platform.Urls);
        await console.Output.WriteLineAsync($"UrbGrade is ready at {address}");
        var links = platform.Services.GetRequiredService<IAdministratorLinks>();
        if (!platform.Services.GetRequiredService<PlatformRole>().ServesRequests || !await links.IsNeeded(cancellation))
        {
            return;
        }

        if (console is not CommandConsole { IsTerminal: true })
        {
            await console.Output.WriteLineAsync(
                $"There is no administrator yet. 'admin user first-link --data {parsed.GetRequiredValue(Data)} --address {address}' prints a link to become the first.");
        }
        else if (await links.NewToken(cancellation) is { } token)
        {
            await console.Output.WriteLineAsync(
                $"There is no administrator yet. Open this link within a day to become the first:\n{FirstAdministratorLink.For(address, token)}");
        }
    }
}

using System.Security.Authentication;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Web.Hosting;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.SessionAffinity;
using Yarp.ReverseProxy.Transforms;

namespace UrbGrade.Web.Proxy;

/// <summary>What stands between everybody and the platform, perhaps on another machine: passes on what is published and nothing else, over HTTPS,
/// within limits. It has no database and knows no tenant.</summary>
internal static class ProxyHost
{
    private const string Platform = "platform";
    private const string AffinityCookie = "urbgrade.node";
    private const string HealthPath = "/health/ready";
    private const int HstsDays = 365;

    /// <summary>A proxy ready to start.</summary>
    /// <param name="own">What it serves HTTPS with.</param>
    /// <param name="adjust">Runs last before the host is built.</param>
    public static WebApplication Build(ServeOptions options, ProxyOptions proxy, PlatformCertificate own, Action<WebApplicationBuilder>? adjust = null)
    {
        var host = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(ProxyHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        PlatformSettings.Add(host.Configuration, options.DataFolder, []);
        host.WebHost.ConfigureKestrel(kestrel => Listen(kestrel, options, proxy, own));
        host.Services.AddSingleton(services => new BusPassage(proxy.BusNodes, services.GetRequiredService<ILogger<BusPassage>>()));
        host.Services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(HstsDays));
        host.Services.AddHttpsRedirection(redirection =>
        {
            redirection.HttpsPort = options.HttpsPort > 0 ? options.HttpsPort : null;
            redirection.RedirectStatusCode = StatusCodes.Status308PermanentRedirect;
        });
        host.Services.AddRateLimiter(limits => ProxyLimits.Configure(limits, proxy));
        host.Services.AddHostedService(services => new ProxyCertificateWatch(
            own.Certificate, services.GetService<TimeProvider>() ?? TimeProvider.System, services.GetRequiredService<ILogger<ProxyCertificateWatch>>()));
        AddForwarding(host.Services, proxy);
        adjust?.Invoke(host);
        return Map(host.Build(), proxy);
    }

    private static WebApplication Map(WebApplication app, ProxyOptions proxy)
    {
        app.UseHsts();
        app.UseRateLimiter();
        app.UseHttpsRedirection();
        app.UseSizeLimit(proxy);
        var answers = new ProxyAnswers(proxy, app.Services.GetRequiredService<ILogger<ProxyAnswers>>());
        app.MapReverseProxy(forwarding =>
        {
            forwarding.Use(answers.Explain);
            forwarding.UseSessionAffinity();
            forwarding.UseLoadBalancing();
            forwarding.UsePassiveHealthChecks();
        });
        app.MapFallback("{**rest}", ProxyAnswers.NotPublished);
        return app;
    }

    private static void AddForwarding(IServiceCollection services, ProxyOptions proxy)
    {
        var forwarding = services.AddReverseProxy().LoadFromMemory(Routes(), [Cluster(proxy)]).AddTransforms(transforms =>
        {
            // What a client says of itself in these headers is dropped; the platform believes them from here.
            transforms.AddXForwarded(ForwardedTransformActions.Set);
            transforms.AddRequestHeaderRemove("Forwarded");
        });
        if (proxy.UpstreamCertificate is { } file)
        {
            var trust = UpstreamTrust.Of(file, TimeProvider.System);
            forwarding.ConfigureHttpClient((_, handler) => handler.SslOptions.RemoteCertificateValidationCallback = trust);
        }

        // A node that half of the requests of the last ten seconds did not reach is left out until it is ready again.
        services.Configure<TransportFailureRateHealthPolicyOptions>(failures =>
        {
            failures.DetectionWindowSize = TimeSpan.FromSeconds(10);
            failures.MinimalTotalCountThreshold = 1;
            failures.DefaultFailureRateLimit = 0.5;
        });
    }

    private static void Listen(KestrelServerOptions kestrel, ServeOptions options, ProxyOptions proxy, PlatformCertificate own)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = proxy.MostBytes;
        kestrel.Limits.MaxConcurrentConnections = proxy.MostConnections;
        kestrel.Limits.MaxConcurrentUpgradedConnections = proxy.MostConnections;
        kestrel.Listen(options.Address, options.HttpsPort!.Value, listener => listener.UseHttps(tls =>
        {
            tls.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
            tls.ServerCertificate = own.Certificate;
            tls.ServerCertificateChain = own.Issuers;
        }));
        if (options.HttpPort is { } http)
            kestrel.Listen(options.Address, http);
        if (options.BusPort is { } bus)
        {
            var passage = kestrel.ApplicationServices.GetRequiredService<BusPassage>();
            kestrel.Listen(options.Address, bus, listener => listener.Run(passage.Pass));
        }
    }

    private static List<RouteConfig> Routes() => [.. Published.Patterns.Select((pattern, order) => new RouteConfig
    {
        RouteId = pattern,
        ClusterId = Platform,
        Order = order,
        Match = new RouteMatch { Path = pattern },
    })];

    private static ClusterConfig Cluster(ProxyOptions proxy) => new()
    {
        ClusterId = Platform,
        Destinations = proxy.Nodes.ToDictionary(node => node.Authority, node => new DestinationConfig { Address = node.AbsoluteUri }),
        SessionAffinity = new SessionAffinityConfig
        {
            // A page and its circuit belong to one node. With one node nobody needs the cookie.
            Enabled = proxy.Nodes.Count > 1,
            Policy = SessionAffinityConstants.Policies.HashCookie,
            FailurePolicy = SessionAffinityConstants.FailurePolicies.Redistribute,
            AffinityKeyName = AffinityCookie,
            Cookie = new SessionAffinityCookieConfig
            {
                HttpOnly = true, SameSite = SameSiteMode.Lax, SecurePolicy = CookieSecurePolicy.Always, IsEssential = true,
            },
        },
        HealthCheck = new HealthCheckConfig
        {
            AvailableDestinationsPolicy = HealthCheckConstants.AvailableDestinations.HealthyOrPanic,
            Active = new ActiveHealthCheckConfig
            {
                Enabled = true, Path = HealthPath, Interval = proxy.HealthInterval, Timeout = proxy.HealthInterval,
                Policy = HealthCheckConstants.ActivePolicy.ConsecutiveFailures,
            },
            Passive = new PassiveHealthCheckConfig
            {
                Enabled = true, Policy = HealthCheckConstants.PassivePolicy.TransportFailureRate, ReactivationPeriod = TimeSpan.FromSeconds(10),
            },
        },
    };
}

using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules;
using UrbGrade.Web.Account;
using UrbGrade.Web.Api.V1;
using UrbGrade.Web.Jobs;
using UrbGrade.Web.Municipal;
using UrbGrade.Web.Reports;

namespace UrbGrade.Web.Hosting;

/// <summary>Puts the platform together: modules, pages, listeners.</summary>
internal static class PlatformHost
{
    /// <summary>A platform ready to start.</summary>
    /// <param name="adjust">Runs last before the host is built; tests put their clock in here.</param>
    public static WebApplication Build(ServeOptions options, Action<WebApplicationBuilder>? adjust = null)
    {
        var host = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(PlatformHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        PlatformSettings.Add(host.Configuration, options.DataFolder, CoreSettings(options));
        host.WebHost.UseStaticWebAssets();
        host.WebHost.ConfigureKestrel(kestrel => Listen(kestrel, options));
        UrbGradeModules.AddTo(host, options.Runs);
        host.Services.AddSingleton<IAlertWords, AlertWords>().AddSingleton<IPasswordMailWords, PasswordMailWords>();
        host.AddPages().AddApi();
        host.Services.AddReports(host.Configuration);
        host.AddTelemetry();
        host.Services.AddPlatformJobs(doesWork: options.Role != "web", UrbGradeModules.SharedPostgreSql);
        adjust?.Invoke(host);
        var app = host.Build();
        UrbGradeModules.BeginModel(app.Services);
        return Map(app, options);
    }

    private static WebApplication Map(WebApplication app, ServeOptions options)
    {
        UseTrustedProxies(app, options);
        app.UseTelemetry();
        var asked = new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]);
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).WithMetadata(asked);
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") }).WithMetadata(asked);
        if (app.Services.GetRequiredService<PlatformRole>().ServesRequests)
        {
            // Asked for now, so that a file that cannot be opened is told before anything starts.
            app.Services.GetRequiredService<PlatformCertificate>();
            MapRequests(app, options);
        }

        return app;
    }

    private static void UseTrustedProxies(WebApplication app, ServeOptions options)
    {
        var forwarded = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
        };
        if (options.HttpPort is null)
        {
            // Without it nobody on this machine is a proxy but those that are named.
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
        }

        foreach (var network in options.TrustedNetworks)
        {
            forwarded.KnownIPNetworks.Add(network);
        }

        // Empty lists would mean everybody.
        if (forwarded.KnownProxies.Count + forwarded.KnownIPNetworks.Count > 0)
        {
            app.UseForwardedHeaders(forwarded);
        }
    }

    private static void MapRequests(WebApplication app, ServeOptions options)
    {
        app.UseBusPort();
        app.UsePages();
        foreach (var module in UrbGradeModules.All.Where(options.Runs))
        {
            module.Map(app);
        }

        app.MapPages();
        app.MapApi();
        app.MapPlatformJobs();
    }

    private static Dictionary<string, string?> CoreSettings(ServeOptions options) => new(options.Database)
    {
        ["Core:ServerCertificate"] = options.ServerCertificate,
        ["Core:ServerCertificatePassword"] = options.ServerCertificatePassword,
        ["Core:Role"] = options.Role,
    };

    private static void Listen(KestrelServerOptions kestrel, ServeOptions options)
    {
        kestrel.AddServerHeader = false;
        if (options.HttpsPort is { } https)
        {
            var own = kestrel.ApplicationServices.GetRequiredService<PlatformCertificate>();
            kestrel.Listen(options.Address, https, listener => listener.UseHttps(tls =>
            {
                tls.ServerCertificate = own.Certificate;
                tls.ServerCertificateChain = own.Issuers;
            }));
        }

        if (options.BusPort is { } bus)
        {
            var own = kestrel.ApplicationServices.GetRequiredService<PlatformCertificate>();
            kestrel.Listen(options.Address, bus, listener => listener.UseHttps(tls =>
            {
                tls.ServerCertificate = own.Certificate;
                tls.ServerCertificateChain = own.Issuers;

                // Whose certificate it is, and whether it still counts, is asked at each request: it may be revoked in between.
                tls.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                tls.AllowAnyClientCertificate();
            }));
        }

        if (options.HttpPort is { } http)
        {
            kestrel.Listen(options.HttpAddress, http);
        }
    }
}

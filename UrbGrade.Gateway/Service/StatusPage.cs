using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Events;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Service;

/// <summary>
/// What <c>status</c> shows, as a page on the loopback address, with <c>/status.json</c>, <c>/health/live</c>,
/// <c>/health/ready</c> and <c>/metrics</c>. A page that cannot be opened is reported and stops nothing.
/// </summary>
internal sealed partial class StatusPage(
    GatewaySettings settings, GatewayDatabase database, Heartbeat heart, BufferGuard buffer, TimeProvider time, ILoggerFactory logs, ILogger<StatusPage> log) : IHostedService
{
    private WebApplication? app;

    /// <summary>Where it is; null while there is none.</summary>
    public Uri? Address { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.Site.StatusPage is not { } wanted)
            return;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(wanted.GetLeftPart(UriPartial.Authority));
        builder.Services.AddRoutingCore().AddSingleton(logs);
        app = builder.Build();
        Map(app);
        try
        {
            await app.StartAsync(cancellationToken);
            Address = new Uri(app.Urls.First());
            LogOpened(Address);
        }
        catch (IOException taken)
        {
            LogUnavailable(wanted, taken.Message);
            await app.DisposeAsync();
            app = null;
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (app is null)
            return;
        await app.StopAsync(cancellationToken);
        await app.DisposeAsync();
        app = null;
    }

    private void Map(WebApplication page)
    {
        // A page of the internet must not read this one through a name that it points at the loopback address.
        page.Use((context, next) =>
        {
            if (context.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]")
                return next(context);
            context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            return Task.CompletedTask;
        });
        page.UseRouting();
        page.MapGet("/", context => WriteAsync(context, "text/html; charset=utf-8", StatusHtml.Write(Status())));
        page.MapGet("/status.json", context => WriteAsync(context, "application/json", Commands.CommandOutput.ToJson(Status())));
        page.MapGet("/health/live", context => HealthAsync(context, heart.Silent().Select(loop => $"{loop} has not come round for long")));
        page.MapGet("/health/ready", context => HealthAsync(context, NotReady()));
        page.MapGet("/metrics", async context =>
        {
            context.Response.ContentType = "text/plain; version=0.0.4; charset=utf-8";
            await GatewayMetrics.WriteAsync(Status(), context.Response.Body, context.RequestAborted);
        });
    }

    private GatewayStatus Status() => GatewayStatus.Read(settings, database, time);

    private List<string> NotReady()
    {
        var problems = heart.Silent().Select(loop => $"{loop} has not come round for long").ToList();
        try
        {
            database.Read(connection => connection.Scalar<long>("SELECT COUNT(*) FROM uplink"));
        }
        catch (DbException failure)
        {
            problems.Add($"the database cannot be read: {failure.Message}");
        }

        if (buffer.IsFull)
            problems.Add("the outbox is full, sources pause");
        return problems;
    }

    private static Task HealthAsync(HttpContext context, IEnumerable<string> problems)
    {
        var found = problems.ToList();
        context.Response.StatusCode = found.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        return WriteAsync(context, "text/plain; charset=utf-8", found.Count == 0 ? "ok\n" : string.Concat(found.Select(problem => problem + "\n")));
    }

    private static Task WriteAsync(HttpContext context, string type, string text)
    {
        context.Response.ContentType = type;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return context.Response.WriteAsync(text, context.RequestAborted);
    }

    [LoggerMessage(EventCode.StatusPageOpened, LogLevel.Information, "Status page at {Address}")]
    private partial void LogOpened(Uri address);

    [LoggerMessage(EventCode.StatusPageUnavailable, LogLevel.Warning, "No status page: {Address} cannot be opened ({Reason}); set gateway.statusPage to a free port or to off")]
    private partial void LogUnavailable(Uri address, string reason);
}

using System.Net;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using UrbGrade.Bus.Delivery;

namespace UrbGrade.Web.Hosting;

/// <summary>OpenTelemetry: traces and measures to a collector when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names one, measures for
/// Prometheus on a loopback port of their own when <c>Telemetry:MetricsPort</c> is set.</summary>
internal static class PlatformTelemetry
{
    private const string PortKey = "Telemetry:MetricsPort";
    private const string CollectorKey = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddTelemetry(this WebApplicationBuilder host)
    {
        var port = Port(host.Configuration);
        var hasCollector = !string.IsNullOrEmpty(host.Configuration[CollectorKey] ?? Environment.GetEnvironmentVariable(CollectorKey));
        if (port is null && !hasCollector)
        {
            return;
        }

        var telemetry = host.Services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService("urbgrade-platform"));
        telemetry.WithMetrics(metrics =>
        {
            metrics.AddMeter(WorkTelemetry.Name).AddAspNetCoreInstrumentation().AddRuntimeInstrumentation();
            LeaveConversationToExemplars(metrics);
            if (port is not null)
            {
                metrics.AddPrometheusExporter();
            }

            if (hasCollector)
            {
                metrics.AddOtlpExporter();
            }
        });
        if (hasCollector)
        {
            telemetry.WithTracing(traces => traces.AddSource(WorkTelemetry.Name).AddAspNetCoreInstrumentation().AddOtlpExporter());
        }

        if (port is { } metricsPort)
        {
            host.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, metricsPort));
        }
    }

    /// <summary>What is no label goes to the exemplars: single measurements of a traced request, with its trace.</summary>
    private static void LeaveConversationToExemplars(MeterProviderBuilder metrics) => metrics
        .SetExemplarFilter(ExemplarFilterType.TraceBased)
        .AddView(WorkTelemetry.AttemptsName, new MetricStreamConfiguration { TagKeys = [WorkTelemetry.ContractLabel, WorkTelemetry.OutcomeLabel] })
        .AddView(WorkTelemetry.DurationName, new MetricStreamConfiguration { TagKeys = [WorkTelemetry.ContractLabel] });

    /// <summary>Answers <c>/metrics</c> there, and nothing else on that port. The connection's port counts, which no header can change.</summary>
    public static void UseTelemetry(this WebApplication app)
    {
        if (Port(app.Configuration) is not { } port)
        {
            return;
        }

        app.UseWhen(context => context.Connection.LocalPort == port, metrics =>
        {
            metrics.UseOpenTelemetryPrometheusScrapingEndpoint();
            metrics.Run(context =>
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            });
        });
    }

    private static int? Port(IConfiguration configuration) => configuration[PortKey] switch
    {
        null or "" => null,
        var given when int.TryParse(given, out var port) && port is > 0 and <= 65_535 => port,
        var given => throw new InvalidOperationException($"{PortKey} is '{given}'; it has to be a port from 1 to 65535."),
    };
}

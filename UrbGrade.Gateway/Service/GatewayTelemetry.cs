using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using UrbGrade.Gateway.Deliver;

namespace UrbGrade.Gateway.Service;

/// <summary>Sends the traces of deliveries to a collector when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names one.</summary>
internal static class GatewayTelemetry
{
    public static void AddTelemetry(this IHostApplicationBuilder host)
    {
        if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT")))
        {
            // The exporter looks for its settings there, and the gateway's own configuration has none of the environment.
            host.Configuration.AddEnvironmentVariables();
            host.Services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService("urbgrade-gateway"))
                .WithTracing(traces => traces.AddSource(DeliveryTrace.Name).AddHttpClientInstrumentation().AddOtlpExporter());
        }
    }

    /// <summary>Begins to listen where no host starts; what was heard is sent when the services are disposed.</summary>
    public static void Listen(IServiceProvider services) => services.GetService<TracerProvider>();
}

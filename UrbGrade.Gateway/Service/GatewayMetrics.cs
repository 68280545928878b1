using Prometheus;

namespace UrbGrade.Gateway.Service;

/// <summary>The status as Prometheus metrics. They are read from the database when asked for, so they survive a restart.</summary>
internal static class GatewayMetrics
{
    public static Task WriteAsync(GatewayStatus status, Stream output, CancellationToken cancellation)
    {
        var registry = Metrics.NewCustomRegistry();
        var metrics = Metrics.WithCustomRegistry(registry);
        registry.SetStaticLabels(new Dictionary<string, string> { ["site"] = status.Site });

        var batches = metrics.CreateGauge("urbgrade_gateway_batches", "Batches by state.", "state");
        batches.WithLabels("acknowledged").Set(status.Acknowledged);
        batches.WithLabels("pending").Set(status.Pending);
        batches.WithLabels("refused").Set(status.Refused);
        Set("outbox_bytes", "Bytes that wait for a receipt.", status.PendingBytes);
        Set("outbox_limit_bytes", "Bytes at which the sources pause.", status.BufferBytes);
        Set("uplink_failures", "Failed attempts in a row.", status.Uplink.Failures);
        Set("uplink_held", "1 while the platform refuses this gateway's certificate.", status.Uplink.Held ? 1 : 0);
        Set("last_receipt_timestamp_seconds", "When the platform answered last; 0 for never.", status.Uplink.LastSuccessAt?.ToUnixTimeSeconds() ?? 0);
        Set("series", "Series that are known.", status.Series);
        Set("readings", "Intervals with a cleansed value.", status.Readings);
        Set("readings_doubted", "Values that are held back as doubtful.", status.Doubted);
        Set("failures_open", "Refusals and rejections that nobody dealt with, at most 20.", status.OpenFailures.Count);
        Set("alarms_last_day", "Errors and critical events of the last day, at most 20.", status.Alarms.Count);
        if (status.CertificateEnds is { } ends)
            Set("certificate_end_timestamp_seconds", "When the gateway's certificate ends.", ends.ToUnixTimeSeconds());
        var files = metrics.CreateGauge("urbgrade_gateway_files", "Files by outcome.", "outcome");
        files.WithLabels("read").Set(status.FilesRead);
        files.WithLabels("refused").Set(status.FilesBad);
        var waiting = metrics.CreateGauge("urbgrade_gateway_source_files_waiting", "Files that wait to be read.", "source");
        var bad = metrics.CreateGauge("urbgrade_gateway_source_files_bad", "Refused files that nobody dealt with.", "source");
        foreach (var source in status.Sources)
        {
            waiting.WithLabels(source.Id).Set(source.Waiting);
            bad.WithLabels(source.Id).Set(source.Bad);
        }

        return registry.CollectAndExportAsTextAsync(output, cancellation);

        void Set(string name, string help, double value) => metrics.CreateGauge($"urbgrade_gateway_{name}", help).Set(value);
    }
}

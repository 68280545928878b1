using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Interop;

/// <summary>A receiver of OpenTelemetry's protocol as a program of its own, which decodes with OpenTelemetry's own classes.</summary>
internal sealed class OtlpCollector : IAsyncDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<JsonElement> received = new();
    private readonly TaskCompletionSource<int> port = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private OtlpCollector(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.Exited += (_, _) => port.TrySetException(new InvalidOperationException("The collector ended."));
        process.EnableRaisingEvents = true;
        process.BeginOutputReadLine();
    }

    /// <summary>Spans that came, in the order in which they did.</summary>
    public IEnumerable<JsonElement> Spans => Of("span");

    /// <summary>Points of measures that came.</summary>
    public IEnumerable<JsonElement> Points => Of("point");

    /// <summary>What could not be decoded.</summary>
    public IEnumerable<JsonElement> Refused => Of("refused");

    /// <summary>The environment of a process that shall send here, soon.</summary>
    public (string Name, string Value)[] Environment { get; private set; } = [];

    public static async Task<OtlpCollector> Start(CancellationToken cancellation)
    {
        var folder = Path.Combine(Checkout.Root, "artifacts", "interop", "otlp");
        await NpmFolder.Install(Path.Combine(Checkout.Root, "UrbGrade.Tests", "Interop", "Clients", "otlp"), folder, cancellation);
        var collector = new OtlpCollector(Process.Start(new ProcessStartInfo("node", ["collector.js"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        })!);
        collector.Environment =
        [
            ("OTEL_EXPORTER_OTLP_ENDPOINT", $"http://127.0.0.1:{await collector.port.Task.WaitAsync(cancellation)}"),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_BSP_SCHEDULE_DELAY", "200"),
            ("OTEL_METRIC_EXPORT_INTERVAL", "500"),
        ];
        return collector;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private IEnumerable<JsonElement> Of(string kind) => received.Where(fact => fact.GetProperty("kind").GetString() == kind);

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        var fact = JsonElement.Parse(line);
        if (fact.GetProperty("kind").GetString() == "listening")
        {
            port.TrySetResult(fact.GetProperty("port").GetInt32());
        }

        received.Enqueue(fact);
    }
}

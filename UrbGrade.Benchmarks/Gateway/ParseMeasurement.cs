using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using UrbGrade.Benchmarks.Measuring;
using UrbGrade.Benchmarks.Verify;
using UrbGrade.Gateway.Cleanse;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Collect.Formats;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Service;

namespace UrbGrade.Benchmarks.Gateway;

/// <summary>How fast the gateway reads raw files, and that its memory does not grow with them.</summary>
internal sealed class ParseMeasurement : IMeasurement
{
    private const double LeastRows = 300_000;
    private const double MostMegabytes = 200;

    public string Name => "parse";

    public string Description =>
        "Raw files of hourly curves of 50 meters, with the profiles that come with the gateway. Parse and cleanse: decode, split, resolve local "
        + "times, sort, find contradictions, judge; one thread, in its processor time, median of passes over one file. Whole intake: the "
        + "same and hash, ledger and both tables in one durable transaction, in wall time, with the peak memory of the process.";

    public Task<IReadOnlyList<Figure>> RunAsync(Bench bench, CancellationToken cancellation)
    {
        var folder = bench.NewFolder("parse");
        var rows = bench.Quick ? 50_000 : 500_000;
        var figures = new List<Figure>();
        var profiles = SettingsReader.BuiltInProfiles();
        foreach (var (profile, label, write) in new (string, string, Action<string, int>)[]
        {
            ("edistribucion", "hour numbers", CurveFiles.WriteHourNumbers),
            ("eloverblik", "local start and end, unit, quality", CurveFiles.WriteLabels),
        })
        {
            var file = Path.Combine(folder, profile + ".csv");
            write(file, rows);
            bench.Say($"  {profile} ...");
            var passes = Enumerable.Range(0, 11).Select(_ => RowsPerSecond(profiles[profile], file, rows, folder)).Skip(2);
            var rate = Samples.Median(passes);
            figures.Add(new($"parse and cleanse, {label}", Rate(rate), $">= {LeastRows:N0}/s", rate >= LeastRows));
        }

        foreach (var size in bench.Quick ? [50_000, 200_000] : new[] { 400_000, 4_000_000 })
        {
            bench.Say(string.Create(CultureInfo.InvariantCulture, $"  intake of {size:N0} rows ..."));
            var (rate, megabytes, length) = Intake(bench.NewFolder(Path.Combine("parse", "intake")), size, cancellation);
            var what = string.Create(CultureInfo.InvariantCulture, $"{size:N0} rows ({length / 1e6:N0} MB)");
            figures.Add(new($"whole intake of {what}", Rate(rate)));
            figures.Add(new($"peak memory, {what}", string.Create(CultureInfo.InvariantCulture, $"{megabytes:N0} MB"), $"< {MostMegabytes} MB", megabytes < MostMegabytes));
        }

        return Task.FromResult<IReadOnlyList<Figure>>(figures);
    }

    private static double RowsPerSecond(FileProfile profile, string file, int rows, string folder)
    {
        var cleanse = SettingsReader.DefaultCleanse();
        var memories = new Dictionary<(string, Quantity), SeriesMemory>();
        var known = CurveFiles.Meters.ToHashSet();
        using var stream = File.OpenRead(file);
        var before = ThreadTime.Microseconds();
        using var gathered = new GatheredFile(folder);
        var cleansing = new FileCleansing(gathered, cleanse.Limits, cleanse.Spikes, Memory, cleanse.MostBadRows);
        var refusal = profile.Open(known.Contains).Read(new RawFile("curves.csv", stream, Instant.FromUtc(2100, 1, 1, 0, 0)), gathered);
        var judged = refusal is null ? cleansing.Judge(Instant.FromUtc(2100, 1, 1, 0, 0)).Count() : 0;
        var seconds = (ThreadTime.Microseconds() - before) / 1e6;
        if (judged != rows || cleansing.Finish().BadRows != 0)
            throw new BenchException($"{judged} of {rows} rows were read: {refusal?.Hint ?? (gathered.Rejections is [var first, ..] ? first.Hint : "")}");
        return rows / seconds;

        SeriesMemory Memory(string meter, Quantity quantity) => memories.TryGetValue((meter, quantity), out var memory)
            ? memory
            : memories[(meter, quantity)] = new SeriesMemory();
    }

    private static (double RowsPerSecond, double PeakMegabytes, long Bytes) Intake(string folder, int rows, CancellationToken cancellation)
    {
        var configuration = new JsonObject
        {
            ["gateway"] = new JsonObject { ["site"] = "BCN-01", ["tenant"] = "20", ["timeZone"] = "Europe/Madrid", ["state"] = "state" },
            ["uplink"] = new JsonObject
            {
                ["endpoint"] = "https://localhost/",
                ["signing"] = new JsonObject { ["certificate"] = "none.p12" },
                ["trust"] = new JsonObject { ["receipts"] = new JsonArray("none.pem") },
            },
            ["sources"] = new JsonArray(new JsonObject
            {
                ["id"] = "curves", ["type"] = "hotFolder", ["path"] = "in", ["profile"] = "edistribucion", ["ready"] = new JsonObject { ["stableFor"] = "PT0S" },
            }),
            ["meters"] = new JsonObject(CurveFiles.Meters.Select((meter, number) => KeyValuePair.Create<string, JsonNode?>(
                meter, new JsonObject { ["element"] = number.ToString(CultureInfo.InvariantCulture) }))),
        };
        var file = Path.Combine(folder, "in", "curves.csv");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        CurveFiles.WriteHourNumbers(file, rows);
        var bytes = new FileInfo(file).Length;
        using var host = GatewayHost.Build(SettingsFile.Read(configuration, Path.Combine(folder, "gateway.json")), service: false, console: false);
        var intake = host.Services.GetRequiredService<FileIntake>();
        PeakMemory.Reset();
        var watch = Stopwatch.StartNew();
        intake.TakeAll(cancellation);
        var seconds = watch.Elapsed.TotalSeconds;
        var peak = PeakMemory.Megabytes();
        if (Directory.Exists(Path.Combine(folder, "in", "bad")))
            throw new BenchException("The gateway refused the file");
        return (rows / seconds, peak, bytes);
    }

    private static string Rate(double rowsPerSecond) => string.Create(CultureInfo.InvariantCulture, $"{rowsPerSecond:N0} rows/s");
}

using System.Globalization;
using UrbGrade.Benchmarks.Measuring;

namespace UrbGrade.Benchmarks.Load;

/// <summary>From nothing to healthy.</summary>
internal sealed class StartMeasurement : IMeasurement
{
    private const double TargetSeconds = 3;

    public string Name => "start";

    public string Description =>
        "From starting the process to the first 200 of /health/ready over HTTPS, median of several starts, each after an end without warning.";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench, CancellationToken cancellation)
    {
        await using var platform = await PublishedPlatform.PrepareAsync(bench, "start");
        var again = new List<double>();
        for (var i = 0; i < (bench.Quick ? 2 : 7); i++)
        {
            again.Add((await platform.StartAsync(cancellation)).TotalSeconds);
            await platform.KillAsync();
        }

        var fresh = new List<double>();
        for (var i = 0; i < (bench.Quick ? 1 : 5); i++)
        {
            // Everything but the certificates is new: the database is made and migrated by this start.
            foreach (var file in Directory.EnumerateFiles(platform.Data, "urbgrade.db*"))
                File.Delete(file);
            fresh.Add((await platform.StartAsync(cancellation)).TotalSeconds);
            await platform.KillAsync();
        }

        var median = Samples.Median(fresh);
        return
        [
            new("cold start to healthy, new database", Seconds(median), "< 3 s", median < TargetSeconds),
            new("start to healthy, existing database", Seconds(Samples.Median(again)), "< 3 s", Samples.Median(again) < TargetSeconds),
        ];
    }

    private static string Seconds(double seconds) => seconds.ToString("0.00 's'", CultureInfo.InvariantCulture);
}

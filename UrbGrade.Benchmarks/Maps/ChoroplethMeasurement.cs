using System.Diagnostics;
using System.Globalization;
using UrbGrade.Benchmarks.Measuring;
using UrbGrade.Bus.Contracts.Dashboard.Maps;
using UrbGrade.Bus.Contracts.Gis;

namespace UrbGrade.Benchmarks.Maps;

/// <summary>A map of areas with a month's KPI, as the server makes it.</summary>
internal sealed class ChoroplethMeasurement : IMeasurement
{
    private const double TargetMilliseconds = 200;

    public string Name => "choropleth";

    public string Description =>
        "A map of 2,000 districts of 40 corners each with a month's energy of 10,000 assets on SQLite: figures read from the database, cells added up, "
        + "classed and written with shapes as GeoJSON, and as a vector tile with all of them; then with a ratio, which lies among 32 other figures of each asset. Elapsed time in the process, median and 95th of a hundred. The "
        + "first one after a start finds what the platform prepares once it is up: places in memory, assets in cells, simplified shapes. Somebody who asks before that "
        + "waits for it, and for the compiler: the first one without it is that of a new process. What a preparation takes is told beside them.";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench, CancellationToken cancellation)
    {
        var (areas, rounds) = bench.Quick ? (200, 10) : (2_000, 100);
        bench.Say($"  making {areas} districts with {areas * ManyAreas.AssetsOfEach} assets ...");
        await using var unprepared = await ManyAreas.MakeAsync(bench.NewFolder("choropleth"), areas, cancellation);
        await using var many = unprepared.Restarted();
        var request = new AreaMapRequest(PlaceKind.District, new DateOnly(2026, 3, 1));
        var maps = many.Maps;
        var bytes = 0;
        var cold = await Time(async () => bytes = (await unprepared.Maps.WriteGeoJson(request, zoom: 13, cancellation))!.Length);
        var preparation = await Time(() => many.PrepareAsync(cancellation));
        var first = await Time(() => maps.WriteGeoJson(request, zoom: 13, cancellation));
        var map = (await maps.Read(request, cancellation))!;
        if (map.Areas.Count(area => area.Value is not null) != areas)
            throw new BenchException($"{map.Areas.Count(area => area.Value is not null)} of {areas} districts have a figure");
        var json = await Times(rounds, () => maps.WriteGeoJson(request, zoom: 13, cancellation));
        var ratio = await Times(rounds, () => maps.WriteGeoJson(request with { Figure = "intensity" }, zoom: 13, cancellation));
        var tile = await Times(rounds, () => maps.WriteTile(request, zoom: 9, column: 258, row: 191, cancellation));
        if (await maps.WriteTile(request, zoom: 9, column: 258, row: 191, cancellation) is not { Length: > 0 })
            throw new BenchException("the tile has no district");
        var label = string.Create(CultureInfo.InvariantCulture, $"{areas:N0} areas");
        return
        [
            new($"{label} as GeoJSON ({bytes / 1024:N0} KiB), median", Text(Samples.Median(json)), $"< {Text(TargetMilliseconds)}", Samples.Median(json) < TargetMilliseconds),
            new($"{label} as GeoJSON, 95th of a hundred", Text(Samples.Quantile(json, 0.95))),
            new($"{label} as GeoJSON, the first after a start", Text(first), $"< {Text(TargetMilliseconds)}", first < TargetMilliseconds),
            new($"{label} as GeoJSON, the first without preparation", Text(cold)),
            new("preparation in the background", Text(preparation)),
            new($"{label} with energy for each square metre, median", Text(Samples.Median(ratio)), $"< {Text(TargetMilliseconds)}", Samples.Median(ratio) < TargetMilliseconds),
            new($"a vector tile with them, median", Text(Samples.Median(tile)), $"< {Text(TargetMilliseconds)}", Samples.Median(tile) < TargetMilliseconds),
        ];
    }

    private static async Task<List<double>> Times(int rounds, Func<Task<byte[]?>> write)
    {
        var times = new List<double>();
        while (times.Count < rounds)
        {
            times.Add(await Time(write));
        }

        return times;
    }

    private static async Task<double> Time(Func<Task> run)
    {
        var watch = Stopwatch.StartNew();
        await run();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static string Text(double milliseconds) => string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0} ms");
}

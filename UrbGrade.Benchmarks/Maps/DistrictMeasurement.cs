using System.Diagnostics;
using System.Globalization;
using UrbGrade.Benchmarks.Measuring;

namespace UrbGrade.Benchmarks.Maps;

/// <summary>What pages and sums of a large district take.</summary>
internal sealed class DistrictMeasurement : IMeasurement
{
    private const double LongestPage = 1_000;

    public string Name => "district";

    public string Description =>
        "A district of 2,000 meters on SQLite. Quality matrix: a month of all meters (62,000 days) read and put together, without what is remembered for the next page. "
        + "Sums: all figures of the tenant of a marked month, of its weeks and year, from those of 2,000 assets (33 figures each). Load: peak, base load and the others "
        + "of 200 assets together in a month, from their 148,600 hourly readings. Elapsed time in the process, medians.";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench, CancellationToken cancellation)
    {
        var (meters, rounds) = bench.Quick ? (LargeDistrict.Measured, 3) : (2_000, 15);
        bench.Say($"  making a district of {meters} meters ...");
        await using var district = await LargeDistrict.MakeAsync(bench.NewFolder("district"), meters, cancellation);
        var quality = await Median(rounds, () => district.QualityAsync(cancellation), meters);
        var sums = await Median(rounds, () => district.SumsAsync(cancellation), least: 33);
        var load = await Median(rounds, () => district.LoadAsync(cancellation), least: 8);
        return
        [
            new(string.Create(CultureInfo.InvariantCulture, $"quality matrix of a month, {meters:N0} meters"), Text(quality), $"< {Text(LongestPage)}", quality < LongestPage),
            new(string.Create(CultureInfo.InvariantCulture, $"all sums of a month, its weeks and year, {meters:N0} assets"), Text(sums)),
            new($"load of {LargeDistrict.Measured} assets together in a month", Text(load), $"< {Text(LongestPage)}", load < LongestPage),
        ];
    }

    /// <param name="least">What each round has to come to.</param>
    private static async Task<double> Median(int rounds, Func<Task<int>> run, int least)
    {
        var times = new List<double>();
        while (times.Count < rounds)
        {
            var watch = Stopwatch.StartNew();
            if (await run() is var found && found < least)
            {
                throw new BenchException($"{found} came of a round, where {least} at least are there");
            }

            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return Samples.Median(times);
    }

    private static string Text(double milliseconds) => string.Create(CultureInfo.InvariantCulture, $"{milliseconds:N0} ms");
}

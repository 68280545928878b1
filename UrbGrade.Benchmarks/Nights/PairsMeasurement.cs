using System.Diagnostics;
using System.Globalization;
using UrbGrade.Benchmarks.Measuring;
using UrbGrade.Modules.Prediction.Domain;
using UrbGrade.Modules.Prediction.Domain.Seasonal;
using UrbGrade.Modules.Profiling.Domain;

namespace UrbGrade.Benchmarks.Nights;

/// <summary>The same forecasts and clusters by the reference tools, in turns with ours.</summary>
internal sealed class PairsMeasurement : IMeasurement
{
    private const int Weeks = 12;
    private const int Horizon = 24;
    private const int Clusters = 4;
    private const double MostInertia = 1.001;

    private static readonly DateOnly Night = new(2026, 3, 10);

    public string Name => "pairs";

    public string Description =>
        "The same work by the reference tools of Debian's packages (r-cran-forecast, python3-sklearn) in turns with ours, on the same series, one thread each, without the start of "
        + "the programs; medians of the rounds. Forecast: stlf with periods of a day and a week, of twelve weeks of hours, for 24 hours. Clusters: k-means with four clusters, best "
        + "of 50 starts, of the shapes of two years of days. Inertia: ours divided by theirs.";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench, CancellationToken cancellation)
    {
        var folder = bench.NewFolder("pairs");
        var inputs = Enumerable.Range(0, bench.Quick ? 2 : 4).Select(seed => SimulatedMeter.Input(seed, Night)).ToList();
        var series = inputs.ConvertAll(input => new CivilSeries(Night.AddDays(-7 * Weeks), 24, input.Hours.Values[^(7 * Weeks * 24)..]));
        var points = inputs[0].Hours.Values.Chunk(24).Select(day => Array.ConvertAll(day, hour => hour / day.Average())).ToArray();
        var (seriesFile, pointsFile) = (Path.Combine(folder, "series.txt"), Path.Combine(folder, "points.txt"));
        await File.WriteAllLinesAsync(seriesFile, series.Select(one => Line(one.Values)), cancellation);
        await File.WriteAllLinesAsync(pointsFile, points.Select(Line), cancellation);

        var rounds = new List<(double R, double Ours, double Python, double OurClusters)>();
        double apart = 0, inertia = 0;
        Forecast(series);
        KMeans.Of(points, Clusters, starts: 2);
        for (var round = 0; round < (bench.Quick ? 1 : 3); round++)
        {
            bench.Say($"  round {round + 1} ...");
            var (seconds, ours) = Forecast(series);
            var told = await AnswerAsync("Rscript", "r-cran-forecast", ["--vanilla", Script("stlf.R"), seriesFile], cancellation);
            apart = Apart(ours, told[1..]);
            var watch = Stopwatch.StartNew();
            var partition = KMeans.Of(points, Clusters);
            var own = watch.Elapsed.TotalSeconds;
            var theirs = await AnswerAsync(
                "env", "python3-sklearn",
                ["OMP_NUM_THREADS=1", "OPENBLAS_NUM_THREADS=1", "/usr/bin/python3", Script("kmeans.py"), pointsFile, Clusters.ToString(CultureInfo.InvariantCulture)], cancellation);
            inertia = partition.Inertia / Number(theirs[1]);
            rounds.Add((Number(told[0]), seconds, Number(theirs[0]), own));
        }

        return
        [
            new("stl-ets, one series", Milliseconds(Samples.Median(rounds.Select(one => one.Ours)))),
            new("forecast::stlf, one series", Milliseconds(Samples.Median(rounds.Select(one => one.R)))),
            new("stlf / ours", Times(Samples.Median(rounds.Select(one => one.R / one.Ours)))),
            new("mean difference of both forecasts, of the mean load", apart.ToString("P2", CultureInfo.InvariantCulture)),
            new("k-means, ours", Milliseconds(Samples.Median(rounds.Select(one => one.OurClusters)))),
            new("k-means, scikit-learn", Milliseconds(Samples.Median(rounds.Select(one => one.Python)))),
            new("scikit-learn / ours", Times(Samples.Median(rounds.Select(one => one.Python / one.OurClusters)))),
            new("inertia, ours / scikit-learn", inertia.ToString("0.0000", CultureInfo.InvariantCulture), $"<= {MostInertia} x", inertia <= MostInertia),
        ];
    }

    private static (double Seconds, List<double[]> Forecasts) Forecast(List<CivilSeries> series)
    {
        var watch = Stopwatch.StartNew();
        var forecasts = series.ConvertAll(one =>
        {
            var forecast = new double[Horizon];
            return new StlSmoothing().TryForecast(new ForecastSeries(one), one.Length, forecast) ? forecast : throw new BenchException("nothing was forecast");
        });
        return (watch.Elapsed.TotalSeconds / series.Count, forecasts);
    }

    private static double Apart(List<double[]> ours, string[] theirs)
    {
        var pairs = ours.Zip(theirs, (own, line) => own.Zip(line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Number))).SelectMany(pair => pair).ToList();
        return pairs.Average(pair => Math.Abs(pair.First - pair.Second)) / pairs.Average(pair => pair.Second);
    }

    private static async Task<string[]> AnswerAsync(string program, string package, string[] arguments, CancellationToken cancellation)
    {
        try
        {
            return (await ChildProgram.RunAsync(program, arguments, cancellation)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }
        catch (BenchException failure)
        {
            throw new BenchException($"{failure.Message} (apt-get install {package})");
        }
    }

    private static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "Nights", name);

    private static string Line(double[] values) => string.Join(' ', values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Milliseconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{1000 * seconds:0.0} ms");

    private static string Times(double ratio) => string.Create(CultureInfo.InvariantCulture, $"{ratio:0.0} x");
}

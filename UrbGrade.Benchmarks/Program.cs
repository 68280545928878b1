using System.CommandLine;
using System.Globalization;
using UrbGrade.Benchmarks.Browser;
using UrbGrade.Benchmarks.Gateway;
using UrbGrade.Benchmarks.Load;
using UrbGrade.Benchmarks.Maps;
using UrbGrade.Benchmarks.Measuring;
using UrbGrade.Benchmarks.Nights;
using UrbGrade.Benchmarks.Reporting;
using UrbGrade.Benchmarks.Vec;
using UrbGrade.Benchmarks.Verify;
using UrbGrade.Benchmarks.Work;

namespace UrbGrade.Benchmarks;

internal static class Program
{
    internal static readonly IReadOnlyList<IMeasurement> All =
    [
        new VerifyMeasurement(), new RequestsMeasurement(), new BatchesMeasurement(), new YearMeasurement(), new RequantifyMeasurement(), new StartMeasurement(),
        new ChartMeasurement(), new PagesMeasurement(), new EventsMeasurement(), new ChoroplethMeasurement(), new DistrictMeasurement(),
        new VecMeasurement(), new ParseMeasurement(), new GatewayMeasurement(),
        new WorkMeasurement(), new ServerWorkMeasurement(), new NightMeasurement(), new PairsMeasurement(),
    ];

    public static async Task<int> Main(string[] args)
    {
        var names = new Argument<string[]>("name")
        {
            Description = $"What to measure: {string.Join(", ", All.Select(one => one.Name))}. None: all of them.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        names.AcceptOnlyFromAmong([.. All.Select(one => one.Name)]);
        var quick = new Option<bool>("--quick") { Description = "A short run, to see that it works; its figures are shown and not written." };
        var platform = new Option<string>("--platform") { Description = "The published UrbGrade.Web.dll.", Required = true };
        var folder = new Option<string>("--folder") { Description = "For data and logs of the run.", Required = true };
        var report = new Option<string>("--report") { Description = "The file to write the figures to.", Required = true };
        var root = new RootCommand("Measures UrbGrade.") { names, quick, platform, folder, report };
        root.SetAction((parsed, cancellation) => MeasureAsync(
            [.. Chosen(parsed.GetValue(names) ?? [])],
            new Bench(parsed.GetValue(quick), parsed.GetRequiredValue(platform), parsed.GetRequiredValue(folder), Console.WriteLine),
            new Report(parsed.GetRequiredValue(report)),
            cancellation));
        return await root.Parse(args).InvokeAsync();
    }

    private static IEnumerable<IMeasurement> Chosen(string[] names) =>
        names.Length == 0 ? All : All.Where(one => names.Contains(one.Name));

    private static async Task<int> MeasureAsync(
        IReadOnlyList<IMeasurement> measurements, Bench bench, Report report, CancellationToken cancellation)
    {
        var missed = 0;
        foreach (var measurement in measurements)
        {
            Console.WriteLine($"{measurement.Name}: {measurement.Description}");
            var circumstances = Circumstances(bench);
            try
            {
                var figures = await measurement.RunAsync(bench, cancellation);
                Show(figures);
                missed += figures.Count(figure => figure.Met == false);
                if (!bench.Quick)
                    report.Write(measurement, figures, circumstances);
            }
            catch (BenchException failure)
            {
                Console.WriteLine($"  could not be measured: {failure.Message}");
                missed++;
            }

            Console.WriteLine();
        }

        Console.WriteLine(missed == 0 ? "Every target was met." : $"{missed} missed.");
        return 0;
    }

    private static string Circumstances(Bench bench)
    {
        var date = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
        var load = Machine.LoadBefore() is { } before
            ? string.Create(CultureInfo.InvariantCulture, $"; load of the machine just before: {before:0.0}")
            : "";
        return $"{date}{(bench.Quick ? ", short run" : "")}, on {Machine.Describe()}{load}.";
    }

    private static void Show(IReadOnlyList<Figure> figures)
    {
        var width = figures.Max(figure => figure.What.Length);
        foreach (var figure in figures)
        {
            var verdict = figure.Met switch { true => "  met", false => "  MISSED", null => "" };
            var target = figure.Target.Length == 0 ? "" : $"  ({figure.Target}){verdict}";
            Console.WriteLine($"  {figure.What.PadRight(width)}  {figure.Value}{target}");
        }
    }
}

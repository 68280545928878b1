using System.Globalization;
using System.Text.Json;
using NodaTime;
using UrbGrade.Benchmarks.Measuring;
using UrbGrade.Bus.Validation;

namespace UrbGrade.Benchmarks.Vec;

/// <summary>What the gateway's rules notice of known faults, and how far its estimates are off.</summary>
internal sealed class VecMeasurement : IMeasurement
{
    private const int Trials = 200;
    private const int Draws = 41;
    private const double AmongDraws = 0.05;

    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/London"];
    private static readonly EstimationLadder Ladder = new(new DayPattern(Zone, new DayTypes(_ => false)), null);

    private static readonly (string Name, string Source, string Column, int Skip, double Most, double Resolution)[] Prepared =
    [
        ("uk_house0_2021", "kalundborg/uk_house0_elec_gas_temp_2020_2022_hourly.csv", "elec_kwh", 6599, 25, 0.001),
        ("b41_2019", "barcelona/commercial_elec_2018_2019_hourly.csv", "b41_elec_kwh", 8760, 200, 0.1),
    ];

    private static readonly (int Length, string Method)[] Gaps =
        [(2, "linear"), (3, "like_day_mean10"), (6, "like_day_mean10"), (12, "like_day_mean10"), (24, "like_day_mean10"), (72, "same_weekday_mean4")];

    public string Name => "vec";

    public string Description =>
        "Validation, estimation and cleansing in the gateway, on real meters with known faults. Detection: the two prepared registers of a year "
        + "(39 gaps, 4 times stuck, 6 spikes, 3 dips, a reset, a roll-over, 5 duplicates each) against a reference detector, then nine other real "
        + "meters with the same faults put elsewhere, three times each. Estimation: 200 random gaps of each length, 41 draws, estimates scaled to the "
        + "register; the reference was one such draw, and is reached when it lies within or above the middle 90 % of ours.";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench, CancellationToken cancellation)
    {
        var data = SharedSeries.Folder(bench.Folder);
        var figures = new List<Figure>();
        using var detection = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(data, "vec", "reference_detection.json"), cancellation));
        using var estimation = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(data, "vec", "reference_estimation.json"), cancellation));
        foreach (var (name, _, _, _, most, resolution) in Prepared)
            figures.AddRange(Detect(FaultyRegister.Load(Path.Combine(data, "vec"), name), most, resolution, detection.RootElement.GetProperty(name)));
        figures.AddRange(DetectElsewhere(data, bench.Quick ? 1 : 3));
        foreach (var (name, source, column, skip, _, _) in Prepared)
            figures.AddRange(Estimate(name, OtherMeters.Hours(Path.Combine(data, source), column, skip), estimation.RootElement.GetProperty(name), bench.Quick ? 5 : Draws));
        return figures;
    }

    /// <summary>Cleanses a register as the gateway does.</summary>
    public static CleansedSeries Cleanse(FaultyRegister register, double most, double resolution) =>
        new RegisterCleansing(new MeterTraits(Duration.FromHours(1), most, resolution), Zone, Ladder).Cleanse(register.Reads)!;

    private static IEnumerable<Figure> Detect(FaultyRegister register, double most, double resolution, JsonElement reference)
    {
        var cleansed = Cleanse(register, most, resolution);
        foreach (var score in DetectionScore.Of(register, cleansed.Findings))
        {
            var floor = reference.GetProperty(ReferenceName(score.Rule));
            var (recall, precision) = (floor.GetProperty("recall").GetDouble(), floor.GetProperty("precision").GetDouble());
            yield return new Figure(
                $"{register.Name}: {score.Rule}, recall / precision", Text($"{score.Recall:0.00} / {score.Precision:0.00}"), Text($">= {recall:0.00} / {precision:0.00}"),
                Math.Round(score.Recall, 3) >= recall && Math.Round(score.Precision, 3) >= precision);
        }

        yield return Estimated(register, cleansed);
    }

    private static Figure Estimated(FaultyRegister register, CleansedSeries cleansed)
    {
        double error = 0;
        double bias = 0;
        var hours = 0;
        for (var i = 0; i < cleansed.Intervals.Count; i++)
        {
            if (!cleansed.Intervals.Flags(i).HasFlag(VecFlags.Estimated) || !register.Truth.TryGetValue(cleansed.Intervals.At(i), out var truth))
                continue;
            hours++;
            error += Math.Abs(cleansed.Intervals.Value(i) - truth);
            bias += cleansed.Intervals.Value(i) - truth;
        }

        return new Figure($"{register.Name}: {hours} estimated hours, mean error / error of their sum", Text($"{error / hours:0.000} / {bias:0.00} kWh"));
    }

    private static IEnumerable<Figure> DetectElsewhere(string data, int seeds)
    {
        var scores = new List<DetectionScore>();
        foreach (var meter in OtherMeters.All)
        {
            var hours = meter.Read(data);
            for (var seed = 1; seed <= seeds; seed++)
            {
                var register = new FaultInjection(seed).Make(meter.Name, hours, meter.Decimals);
                scores.AddRange(DetectionScore.Of(register, Cleanse(register, meter.Most, Math.Pow(10, -meter.Decimals)).Findings));
            }
        }

        return scores.GroupBy(score => score.Rule).Select(group =>
        {
            var all = new DetectionScore(group.Key, group.Sum(one => one.Faults), group.Sum(one => one.Noticed), group.Sum(one => one.Findings), group.Sum(one => one.Right));
            return new Figure($"nine other meters: {all.Rule}, recall / precision", Text($"{all.Recall:0.00} / {all.Precision:0.00} of {all.Faults}"));
        });
    }

    private static IEnumerable<Figure> Estimate(string name, IReadOnlyList<(Instant Start, double Value)> hours, JsonElement reference, int draws)
    {
        foreach (var (length, method) in Gaps)
        {
            var errors = Enumerable.Range(1, draws).Select(draw => GapTrial.MeanError(hours, length, scaled: true, Trials, draw, Ladder)).ToList();
            var published = reference.GetProperty(Text($"gap_{length}h")).GetProperty(method).GetProperty("mae_scaled_to_register_delta").GetDouble();
            yield return new Figure(
                Text($"{name}: gap of {length} h, mean error of an hour (middle 90 %)"),
                Text($"{Samples.Median(errors):0.0000} ({Samples.Quantile(errors, AmongDraws):0.0000} to {Samples.Quantile(errors, 1 - AmongDraws):0.0000}) kWh"),
                Text($"reference {published:0.0000}"),
                Samples.Quantile(errors, AmongDraws) <= published);
        }
    }

    private static string ReferenceName(string rule) => rule switch
    {
        VecRule.Duplicate => "duplicate",
        VecRule.Gap => "gap",
        VecRule.Rollover => "rollover",
        VecRule.Dip => "register_dip",
        VecRule.Reset => "meter_reset_to_0",
        VecRule.Spike => "register_spike",
        VecRule.Stuck => "stuck",
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "The reference has no such kind"),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

using Microsoft.Extensions.Localization;
using NodaTime;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Web.Api;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal;

/// <summary>What is explored, in charts and words.</summary>
internal static class ExploreCharts
{
    /// <summary>Axes beside that of degrees.</summary>
    private const int MostUnits = 2;

    private const string Degrees = "°C";

    /// <summary>Fewer days tell no change.</summary>
    private const int LeastDays = 21;

    /// <summary>A day stands out that is so many times as far from usual as days are, which are taken to be a hundredth apart at least.</summary>
    private const int LeastOdd = 5;

    private const double LeastSpread = 0.01;

    /// <summary>Beside a change of level a day stands out that is so many times as far from usual.</summary>
    private const int OddBesideChange = 2;

    /// <summary>Colours of series whose medium's is taken.</summary>
    private static readonly string[] Spare = ["temperature-inside", "beside-1", "beside-2", "beside-3", "beside-4"];

    private static readonly string[] Named = ["energy", "volume", "power", "temperature_in", "temperature_out", "temperature_flow", "temperature_return"];

    /// <summary>Place, meter and quantity.</summary>
    public static string Name(ExploredSeries series, IStringLocalizer<FindingText> texts) =>
        $"{series.Name}: {(Named.Contains(series.Quantity) ? texts[$"Quantity.{series.Quantity}"].Value : $"{KpiNames.OfQuantity(series.Quantity)}, {HourUnit(series)}")}";

    /// <summary>The same for a chart, whose axes and columns name the unit themselves.</summary>
    public static string ChartName(ExploredSeries series, IStringLocalizer<FindingText> texts)
    {
        var name = Name(series, texts);
        var end = new[] { $", {HourUnit(series)}", $", {Unit(series)}" }.FirstOrDefault(one => name.EndsWith(one, StringComparison.Ordinal));
        return end is null ? name : name[..^end.Length];
    }

    /// <summary>Of a day.</summary>
    public static string Unit(ExploredSeries series) => series.IsSum ? HourUnit(series).Replace("/h", "", StringComparison.Ordinal) : HourUnit(series);

    public static string HourUnit(ExploredSeries series) => series.Unit switch
    {
        "kW.h" => "kWh/h",
        "m3" => "m³/h",
        "Cel" => Degrees,
        var unit => Units.Text(unit),
    };

    /// <summary>All series that are looked at, the first one first.</summary>
    public static IReadOnlyList<ExploredSeries> Shown(ExploreView view) => [.. new[] { view.First, view.Second }.OfType<ExploredSeries>(), .. view.More];

    /// <summary>A day of one of them.</summary>
    /// <param name="place">Of the series among those shown.</param>
    public static double? Value(ExploredDay day, int place) => place switch { 0 => day.First, 1 => day.Second, _ => day.More[place - 2] };

    /// <summary>Series that have no axis: beside degrees a chart has two units.</summary>
    public static IReadOnlyList<ExploredSeries> NotDrawn(ExploreView view)
    {
        var drawn = Shown(view).Select(Unit).Where(unit => unit != Degrees).Distinct().Take(MostUnits).Append(Degrees).ToHashSet(StringComparer.Ordinal);
        return [.. Shown(view).Where(one => !drawn.Contains(Unit(one)))];
    }

    /// <summary>Days of the first series as it is, and over them the others and the temperature.</summary>
    /// <param name="marks">Of the same view.</param>
    public static ChartDocument Days(ExploreView view, IReadOnlyList<ExploredMark> marks, IStringLocalizer<FindingText> texts, IStringLocalizer<SharedText> shared)
    {
        var first = view.First!;
        var (unit, decimals) = (Unit(first), Decimals(view.Days.Select(day => day.First)));
        var lines = Beside(view, texts);
        if (view.Days.Any(day => day.Outside is not null) && unit != Degrees)
        {
            lines.Add(new ChartLine(texts["Explore.Outside"], Degrees, 1, "temperature-outside", true, Round(view.Days.Select(day => day.Outside))));
        }

        var zone = DateTimeZoneProviders.Tzdb[view.TimeZone];
        List<long> times = [.. view.Days.Select(day => NodaTime.LocalDate.FromDateOnly(day.Day).AtStartOfDayInZone(zone).ToInstant().ToUnixTimeSeconds())];
        return new ChartDocument(
            ChartName(first, texts), Told(view, texts, " ", place => Change(view, place, texts)),
            Told(view, texts, " · ", place => Coverage(view, place, texts)), unit, decimals,
            first.IsSum ? "sum" : "mean", first.Medium ?? "power", "day", view.TimeZone,
            times,
            Round(view.Days.Select(day => day.First)), string.Concat(view.Days.Select(day => day.First is not null ? 'm' : day.IsSumOnly ? 'k' : 'x')),
            new Dictionary<string, string> { ["m"] = shared["Quality.Measured"], ["x"] = shared["Quality.Missing"], ["k"] = shared["Quality.SumOnly"] })
        {
            Lines = lines, Marks = [.. marks.Select(mark => ChartMark.Of($"{texts[$"MarkKind.{mark.Kind}"].Value}: {mark.What}", mark.Start, mark.End, times))],
            MarksName = marks.Count > 0 ? texts["Marks.Title"].Value : null,
        };
    }

    /// <summary>How two series go together, in one sentence.</summary>
    public static string Sentence(ExploreView view, IStringLocalizer<FindingText> texts)
    {
        var pearson = view.Link!.Pearson!;
        var strength = Math.Abs(pearson.R) switch { > 0.7 => "Strong", > 0.4 => "Clear", _ => "Weak" };
        return !pearson.IsReal ? texts["Link.None"]
            : view.Link.Partial is { IsReal: false } ? texts["Link.Weather", Measures.Number(pearson.R, 2)]
            : texts[$"Link.{strength}.{(pearson.R > 0 ? "Same" : "Opposite")}", Measures.Number(pearson.R, 2)];
    }

    /// <summary>Days that the coefficients are made of, and which were left out.</summary>
    public static string StandsOn(ExploreView view, IStringLocalizer<FindingText> texts)
    {
        string Without(Func<ExploredDay, double?> value) => Measures.Number(view.Days.Count(day => value(day) is null), 0);
        var days = texts["Explore.StandsOn", Measures.Number(view.Days.Count, 0), Without(day => day.First), Without(day => day.Second)];
        return view.Link!.Partial is null ? days : $"{days} {texts["Explore.StandsOnOutside", Without(day => day.Outside)]}";
    }

    public static string LagSentence(ExploreView view, IStringLocalizer<FindingText> texts) => view.Link!.Best switch
    {
        null => texts["Lag.None"],
        0 => texts["Lag.Zero"],
        > 0 and var hours => texts.Counted("Lag.Follows", hours, hours),
        var hours => texts.Counted("Lag.Leads", -hours.Value, -hours.Value),
    };

    /// <summary>The lines of all series but the first, each with a colour of its own.</summary>
    private static List<ChartLine> Beside(ExploreView view, IStringLocalizer<FindingText> texts)
    {
        var (lines, notDrawn, taken) = (new List<ChartLine>(), NotDrawn(view), new HashSet<string>(StringComparer.Ordinal) { view.First!.Medium ?? "power" });
        foreach (var (series, place) in Shown(view).Select((series, place) => (series, place)).Skip(1))
        {
            List<double?> values = [.. view.Days.Select(day => Value(day, place))];
            var colour = Spare.Prepend(series.Medium ?? Spare[0]).First(one => !taken.Contains(one));
            taken.Add(colour);
            lines.Add(new ChartLine(ChartName(series, texts), Unit(series), Decimals(values), colour, false, Round(values))
            {
                IsDrawn = !notDrawn.Contains(series),
            });
        }

        return lines;
    }

    /// <summary>The same of each series: under its name where there are several.</summary>
    private static string Told(ExploreView view, IStringLocalizer<FindingText> texts, string between, Func<int, string> words)
    {
        var shown = Shown(view);
        return shown.Count == 1 ? words(0) : string.Join(between, shown.Select((series, place) => $"{ChartName(series, texts)}: {words(place)}"));
    }

    private static string Coverage(ExploreView view, int place, IStringLocalizer<FindingText> texts) =>
        texts["Explore.Coverage", view.Days.Count(day => Value(day, place) is not null), view.Days.Count];

    /// <summary>When a series went over to another level, and the day that stands out from all, if one does so more than the levels differ.</summary>
    private static string Change(ExploreView view, int place, IStringLocalizer<FindingText> texts)
    {
        List<(DateOnly Day, double Value)> known = [.. view.Days.Where(day => Value(day, place) is not null).Select(day => (day.Day, Value(day, place)!.Value))];
        if (known.Count < LeastDays)
            return texts["Explore.NoChange"];
        var change = LevelChange.Of([.. known.Select(day => day.Value)]);
        var (odd, usual, spread) = StandsOut(known);
        var step = change is null ? LeastOdd * Math.Max(spread, Math.Abs(usual) * LeastSpread) : OddBesideChange * Math.Abs(change.After - change.Before);
        string[] told =
        [
            .. change is null ? [] : new[] { texts["Explore.Change", LocalTimes.Day(known[change.At].Day), By(change.Before, change.After)].Value },
            .. Math.Abs(odd.Value - usual) <= step ? [] : new[] { texts["Explore.StoodOut", LocalTimes.Day(odd.Day), By(usual, odd.Value)].Value },
        ];
        return told.Length == 0 ? texts["Explore.NoChange"] : string.Join(' ', told);

        string By(double was, double now) => (now - was) / Math.Abs(was) is var share && Measures.IsShare(share)
            ? Measures.SignedChange(share) : FromTo(was, now, Unit(Shown(view)[place]));
    }

    /// <summary>The day that differs most from the median of its weekday, that median, and how far days usually are from theirs.</summary>
    private static ((DateOnly Day, double Value) Odd, double Usual, double Spread) StandsOut(List<(DateOnly Day, double Value)> known)
    {
        var usual = known.GroupBy(day => day.Day.DayOfWeek).ToDictionary(days => days.Key, days => LevelChange.Median(days.Select(day => day.Value)));
        var odd = known.MaxBy(day => Apart(day));
        return (odd, usual[odd.Day.DayOfWeek], LevelChange.Median(known.Select(Apart)));

        double Apart((DateOnly Day, double Value) day) => Math.Abs(day.Value - usual[day.Day.DayOfWeek]);
    }

    private static string FromTo(double low, double high, string unit)
    {
        var decimals = Decimals([low, high]);
        return $"{Measures.Number(low, decimals)} → {Measures.Number(high, decimals)}\u00a0{unit}";
    }

    private static IReadOnlyList<double?> Round(IEnumerable<double?> values) => [.. values.Select(value => value is { } known ? Math.Round(known, 6) : (double?)null)];

    private static int Decimals(IEnumerable<double?> values) => values.Select(value => Math.Abs(value ?? 0)).DefaultIfEmpty().Max() switch { < 10 => 2, < 100 => 1, _ => 0 };
}

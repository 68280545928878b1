using System.Globalization;
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
        "Cel" => "°C",
        var unit => Units.Text(unit),
    };

    public static string Address(ExploreView view) => string.Create(
        CultureInfo.InvariantCulture, $"/app/explore?a={view.First?.Id}&b={view.Second?.Id}&from={LocalTimes.Iso(view.From)}&to={LocalTimes.Iso(view.Last)}");

    /// <summary>The address of a panel.</summary>
    /// <param name="isNewest">Whether it goes on with the newest readings, as the page does where no days are named.</param>
    public static string Pinned(ExploreView view, bool isNewest) => isNewest
        ? string.Create(CultureInfo.InvariantCulture, $"/app/explore?a={view.First?.Id}&b={view.Second?.Id}")
        : Address(view);

    /// <summary>What the map of hours draws, for programs.</summary>
    public static string HoursCsv(ExploreView view) => Address(view).Replace("/app/explore?", "/api/explore/hours.csv?", StringComparison.Ordinal);

    public static string Csv(ExploreView view) => Address(view).Replace("/app/explore?", "/api/explore.csv?", StringComparison.Ordinal);

    /// <summary>Days of the first series as it is, and over them the second and the temperature; two units at most.</summary>
    /// <param name="marks">Of the same view.</param>
    public static ChartDocument Days(ExploreView view, IReadOnlyList<ExploredMark> marks, IStringLocalizer<FindingText> texts, IStringLocalizer<SharedText> shared)
    {
        var first = view.First!;
        var (unit, decimals) = (Unit(first), Decimals(view.Days.Select(day => day.First)));
        var lines = new List<ChartLine>();
        if (view.Second is { } second)
        {
            lines.Add(new ChartLine(ChartName(second, texts), Unit(second), Decimals(view.Days.Select(day => day.Second)), Beside(first, second), false, Round(view.Days.Select(day => day.Second))));
        }

        if (view.Days.Any(day => day.Outside is not null) && unit != "°C" && lines.TrueForAll(line => line.Unit == unit || line.Unit == "°C"))
        {
            lines.Add(new ChartLine(texts["Explore.Outside"], "°C", 1, "temperature-outside", true, Round(view.Days.Select(day => day.Outside))));
        }

        var zone = DateTimeZoneProviders.Tzdb[view.TimeZone];
        List<long> times = [.. view.Days.Select(day => NodaTime.LocalDate.FromDateOnly(day.Day).AtStartOfDayInZone(zone).ToInstant().ToUnixTimeSeconds())];
        return new ChartDocument(
            ChartName(first, texts), Change(view, texts), texts["Explore.Coverage", view.Days.Count(day => day.First is not null), view.Days.Count], unit, decimals,
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

    /// <summary>When the first series changed most: the split of its days into two levels that differ most.</summary>
    private static string Change(ExploreView view, IStringLocalizer<FindingText> texts)
    {
        const int LeastSide = 7;
        var known = view.Days.Where(day => day.First is not null).ToList();
        if (known.Count < 3 * LeastSide)
            return texts["Explore.NoChange"];
        var (best, most, total) = (0, 0.0, known.Sum(day => day.First!.Value));
        double before = 0;
        for (var i = 0; i < known.Count; i++)
        {
            if (i >= LeastSide && i <= known.Count - LeastSide)
            {
                var gap = Math.Abs((before / i) - ((total - before) / (known.Count - i))) * Math.Sqrt((double)i * (known.Count - i)) / known.Count;
                (best, most) = gap > most ? (i, gap) : (best, most);
            }

            before += known[i].First!.Value;
        }

        var (low, high) = (known.Take(best).Average(day => day.First!.Value), known.Skip(best).Average(day => day.First!.Value));
        if (best == 0 || high == low || Math.Abs((high - low) / low) < 0.05)
            return texts["Explore.NoChange"];
        var change = (high - low) / Math.Abs(low);
        return texts["Explore.Change", LocalTimes.Day(known[best].Day), Measures.IsShare(change) ? Measures.SignedChange(change) : FromTo(low, high, Unit(view.First!))];
    }

    private static string FromTo(double low, double high, string unit)
    {
        var decimals = Decimals([low, high]);
        return $"{Measures.Number(low, decimals)} → {Measures.Number(high, decimals)}\u00a0{unit}";
    }

    /// <summary>The colour of the second series: that of its medium, unless the first one has it.</summary>
    private static string Beside(ExploredSeries first, ExploredSeries second) =>
        second.Medium is { } medium && medium != (first.Medium ?? "power") ? medium : "temperature-inside";

    private static IReadOnlyList<double?> Round(IEnumerable<double?> values) => [.. values.Select(value => value is { } known ? Math.Round(known, 6) : (double?)null)];

    private static int Decimals(IEnumerable<double?> values) => values.Select(value => Math.Abs(value ?? 0)).DefaultIfEmpty().Max() switch { < 10 => 2, < 100 => 1, _ => 0 };
}

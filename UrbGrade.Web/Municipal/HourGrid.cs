using System.Globalization;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Web.Api;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal;

/// <summary>Hours of days in five classes, a day a column; over more than 92 days a column is the mean of seven.</summary>
internal sealed class HourGrid
{
    public const int Classes = 5;

    private const int HoursOfDay = 24;
    private const int MostColumns = 92;

    private readonly IReadOnlyList<ExploredDay> days;
    private readonly List<(DateOnly Day, List<double?> Hours)> columns;
    private readonly double least;
    private readonly double most;

    /// <param name="days">On end, oldest first.</param>
    public HourGrid(IReadOnlyList<ExploredDay> days)
    {
        this.days = days;
        columns = IsOfWeeks
            ? [.. days.Chunk(7).Select(week => (week[0].Day, Enumerable.Range(0, HoursOfDay).Select(hour => Mean(week, hour)).ToList()))]
            : [.. days.Select(day => (day.Day, day.Hours.ToList()))];

        // Without the two ends, so that one odd hour does not make all others alike.
        var all = columns.SelectMany(column => column.Hours).OfType<double>().Order().ToList();
        (least, most) = all.Count == 0 ? (0, 1) : (all[(int)(0.02 * (all.Count - 1))], all[(int)(0.98 * (all.Count - 1))]);
    }

    /// <summary>Whether a column is seven days.</summary>
    public bool IsOfWeeks => days.Count > MostColumns;

    /// <summary>At which hours there is most and least.</summary>
    public string Sentence(string unit, IStringLocalizer<FindingText> texts)
    {
        var hours = Enumerable.Range(0, HoursOfDay).Select(hour => (Hour: hour, Mean: Mean(days, hour) ?? 0)).ToList();
        var (highest, lowest) = (hours.MaxBy(one => one.Mean), hours.MinBy(one => one.Mean));
        return texts["Heat.Sentence", highest.Hour, Number(highest.Mean, highest.Mean), lowest.Hour, Number(lowest.Mean, lowest.Mean), unit];
    }

    /// <summary>From where to where a class goes.</summary>
    public string Range(int step, string unit)
    {
        var (low, high) = (least + ((most - least) * step / Classes), least + ((most - least) * (step + 1) / Classes));
        return $"{Number(low, most)} – {Number(high, most)}\u00a0{unit}";
    }

    /// <summary>All that is drawn and stands in the table.</summary>
    public HeatDocument Document(string name, string unit, IStringLocalizer<FindingText> texts) => new(
        name, Sentence(unit, texts), [.. Enumerable.Range(0, HoursOfDay).Select(LocalTimes.OClock)], [.. columns.Select(column => LocalTimes.Day(column.Day))],
        [.. columns.Select(column => column.Hours.ConvertAll(value => value is { } known ? Math.Round(known, 6) : (double?)null))],
        [.. columns.Select(column => string.Concat(column.Hours.Select(Class)))]);

    private string Class(double? value) => value is not { } known ? "x"
        : (most <= least ? 0 : Math.Clamp((int)((known - least) / (most - least) * Classes), 0, Classes - 1)).ToString(CultureInfo.InvariantCulture);

    /// <summary>Null where no day has the hour.</summary>
    private static double? Mean(IEnumerable<ExploredDay> days, int hour) =>
        days.Select(day => day.Hours[hour]).OfType<double>().ToList() is { Count: > 0 } known ? known.Average() : null;

    private static string Number(double value, double size) => Measures.Number(value, size < 10 ? 2 : 0);
}

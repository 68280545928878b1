using System.Globalization;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Web.Formats;

namespace UrbGrade.Web.Municipal;

/// <summary>The address of what is explored: two series, further ones, and days.</summary>
internal static class ExploreAddress
{
    private const string Page = "/app/explore?";

    /// <param name="more">Fields of the series beside the two.</param>
    public static ExploreRequest Read(string? first, string? second, IEnumerable<string?> more, string? from, string? last) =>
        new(Number(first), Number(second), Days.Read(from), Days.Read(last)) { More = [.. more.Select(Number).OfType<int>()] };

    public static string Of(ExploreView view) => Of(view, Shown(view), isNewest: false);

    /// <summary>The same days with other series.</summary>
    /// <param name="isNewest">Whether it goes on with the newest readings, as the page does where no days are named.</param>
    public static string Of(ExploreView view, IReadOnlyList<int> series, bool isNewest)
    {
        var address = FormattableString.Invariant($"{Page}a={series[0]}&b={(series.Count > 1 ? series[1] : null as int?)}")
            + string.Concat(series.Skip(2).Select(id => FormattableString.Invariant($"&c={id}")));
        return isNewest ? address : $"{address}&from={LocalTimes.Iso(view.From)}&to={LocalTimes.Iso(view.Last)}";
    }

    /// <summary>The address of a panel.</summary>
    /// <param name="isNewest">Whether it goes on with the newest readings.</param>
    public static string Pinned(ExploreView view, bool isNewest) => Of(view, Shown(view), isNewest);

    /// <summary>What the chart draws, for the scripts.</summary>
    public static string Json(ExploreView view) => Of(view).Replace(Page, "/api/explore?", StringComparison.Ordinal);

    /// <summary>What the map of hours draws, which is of the first series, for the scripts.</summary>
    public static string HoursJson(ExploreView view) => Of(view, [view.First!.Id], isNewest: false).Replace(Page, "/api/explore/hours?", StringComparison.Ordinal);

    /// <summary>What the map of hours draws, for programs.</summary>
    public static string HoursCsv(ExploreView view) => Of(view).Replace(Page, "/api/explore/hours.csv?", StringComparison.Ordinal);

    public static string Csv(ExploreView view) => Of(view).Replace(Page, "/api/explore.csv?", StringComparison.Ordinal);

    private static List<int> Shown(ExploreView view) => [.. ExploreCharts.Shown(view).Select(one => one.Id)];

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

using System.Globalization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Web.Formats;

namespace UrbGrade.Web.Municipal;

/// <summary>What the chart of an asset shows, as it stands in the address of the page.</summary>
/// <param name="First">First local day.</param>
/// <param name="Last">Last local day, included.</param>
public sealed record AssetFilter(Quantity Quantity, DateOnly First, DateOnly Last, Resolution Resolution)
{
    private const int DaysShown = 30;

    /// <summary>Days up to which hours are shown unless something else is asked for.</summary>
    private const int DaysShownHourly = 14;

    /// <summary>Days up to which days are shown, months above, unless something else is asked for.</summary>
    private const int DaysShownDaily = 800;

    /// <summary>Reads the address; what is absent or unreadable falls back to the last 30 days of energy.</summary>
    /// <param name="lastDay">Local day of the newest reading.</param>
    /// <param name="count">Days before the last one that are shown where the first is not named.</param>
    public static AssetFilter Read(
        string? quantity, string? from, string? to, string? resolution, DateOnly lastDay, IReadOnlyList<Quantity> known,
        string? count = null)
    {
        var last = Days.Read(to) ?? lastDay;
        var days = int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var wished) && wished > 0 ? Math.Min(wished, Api.SeriesAddress.LongestRangeDays) : DaysShown;
        var first = Days.Read(from) ?? last.AddDays(1 - days);
        if (first > last)
            (first, last) = (last, first);
        if (last.DayNumber - first.DayNumber >= Api.SeriesAddress.LongestRangeDays)
            first = last.AddDays(1 - Api.SeriesAddress.LongestRangeDays);
        var shown = Enum.TryParse<Quantity>(quantity, ignoreCase: true, out var named) && known.Contains(named)
            ? named
            : known is [var fallback, ..] ? fallback : Quantity.EnergyKwh;
        var width = Enum.TryParse<Resolution>(resolution, ignoreCase: true, out var wanted) && Enum.IsDefined(wanted)
            ? wanted
            : Fitting(first, last);
        return new AssetFilter(shown, first, last, width);
    }

    /// <summary>The page's address with this filter.</summary>
    public string Href(int assetId, Quantity? why = null) =>
        FormattableString.Invariant($"/app/asset/{assetId}?quantity={Quantity}&from={LocalTimes.Iso(First)}&to={LocalTimes.Iso(Last)}&resolution={Resolution}")
        + (why is null ? "" : $"&why={why}");

    /// <summary>The address of a panel: a range that ends with the newest reading goes on with it.</summary>
    public string Pinned(int assetId, DateOnly lastDay) => Last != lastDay
        ? Href(assetId)
        : FormattableString.Invariant($"/app/asset/{assetId}?quantity={Quantity}&last={Last.DayNumber - First.DayNumber + 1}&resolution={Resolution}");

    /// <summary>A length of periods as it stands in an address; a month where there is none.</summary>
    public static PeriodLength Length(string? text) =>
        Enum.TryParse<PeriodLength>(text, ignoreCase: true, out var length) && Enum.IsDefined(length) ? length : PeriodLength.Month;

    /// <summary>A resolution that gives a readable number of points.</summary>
    public static Resolution Fitting(DateOnly first, DateOnly last) => (last.DayNumber - first.DayNumber + 1) switch
    {
        <= DaysShownHourly => Resolution.Hour,
        <= DaysShownDaily => Resolution.Day,
        _ => Resolution.Month,
    };
}

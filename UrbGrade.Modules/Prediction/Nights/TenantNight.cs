using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Prediction.Domain;
using UrbGrade.Modules.Prediction.Domain.Calendar;

namespace UrbGrade.Modules.Prediction.Nights;

/// <summary>Reads the history of a tenant's series up to a night.</summary>
/// <param name="region">Whose public holidays hold, ISO 3166.</param>
/// <param name="places">By asset: its site, and how far north it lies, WGS 84, degrees.</param>
internal sealed class TenantNight(
    IReadOnlyList<MeasuredSeries> measured, IReadOnlyDictionary<int, (int SiteId, double? Latitude)> places, string? region, IReadingSource reader, DateOnly night,
    DateTimeOffset now)
{
    /// <summary>Fits that are a week old know a history that began a week earlier.</summary>
    private const int DaysRead = NightMaking.HistoryDays + 7;

    private const int DaysAhead = 31;

    /// <summary>Who sent nothing for so many days has been replaced where another one sends.</summary>
    private const int DaysOfSending = 7;

    private readonly IHolidayCalendar? holidays = region is null ? null : PublicHolidays.Of(region);
    private readonly Dictionary<int, bool> sends = [];
    private (int SeriesId, double[]? Hours) measuredWarmth;
    private (int SeriesId, double[]? Hours) expectedWarmth;

    /// <summary>Series that are forecast, those of a site together: amounts of a carrier.</summary>
    public IReadOnlyList<MeasuredSeries> Forecast { get; } =
        [.. measured.Where(IsForecast).OrderBy(series => places.GetValueOrDefault(series.AssetId).SiteId).ThenBy(series => series.Id)];

    /// <summary>The night's local day.</summary>
    public DateOnly Day => night;

    /// <summary>Whether a series is one that is forecast: a counter beside what it counted tells the same use once more, and one of temperatures
    /// none.</summary>
    public static bool IsForecast(MeasuredSeries series) =>
        series is { Kind: not SeriesKind.Mean, Medium: not null } && !Quantities.OfNoUse.Contains(series.Quantity);

    /// <summary>Whether it is added up with those of its carrier: what stands below a main meter is counted by that one.</summary>
    public static bool IsOfDistrict(MeasuredSeries series) => IsForecast(series) && !series.IsBelow;

    /// <summary>What a forecast of a series may know; null when there is no such series to forecast.</summary>
    public NightInput? Read(int seriesId)
    {
        if (Forecast.FirstOrDefault(series => series.Id == seriesId) is not { } series)
        {
            return null;
        }

        var from = night.AddDays(-DaysRead);
        var read = series.Read(reader, from, night, HourlySeries.LongestSpreadOfDay);
        var hasSums = read is not null && Array.Exists(read, hour => hour is { Adds: true, IsValid: false });
        var isSeldom = !hasSums && read?.Any(hour => hour.IsValid) != true
            && series.Read(reader, from, night, HourlySeries.LongestSpread)?.Any(hour => hour.Adds) == true;
        return new NightInput(
            series.Id, series.Quantity, series.Medium ?? "", series.Unit, Fold(series, from, read, hour => hour.IsValid), Warmth(series),
            ExpectedWarmth(series), holidays, holidays is null ? null : region, Nights: NightsOf(series), Sums: hasSums ? Fold(series, from, read, hour => hour.Adds) : null, IsSeldom: isSeldom);
    }

    /// <summary>The same of the sum of several series of one kind.</summary>
    /// <param name="like">A series of the kind, of whose site the temperature is.</param>
    public NightInput Sum(MeasuredSeries like, CivilSeries sum, int meters) => new(
        0, like.Quantity, like.Medium ?? "", like.Unit, sum, Warmth(like), ExpectedWarmth(like), holidays, holidays is null ? null : region, meters, NightsOf(like));

    /// <summary>The hours of a series on its site's clock up to the night; NaN where missing.</summary>
    public CivilSeries Hours(MeasuredSeries series)
    {
        var from = night.AddDays(-DaysRead);
        return CivilFold.Fold(series.Calendar, from, night, Values(series, from, night));
    }

    /// <summary>The same with shares of what is known as sums of a day alone.</summary>
    public CivilSeries Sums(MeasuredSeries series)
    {
        var from = night.AddDays(-DaysRead);
        return Fold(series, from, series.Read(reader, from, night, HourlySeries.LongestSpreadOfDay), hour => hour.Adds);
    }

    private CivilSeries Fold(MeasuredSeries series, DateOnly from, HourValue[]? hours, Func<HourValue, bool> counts) =>
        CivilFold.Fold(series.Calendar, from, night, Values(hours, series.Calendar.HoursBetween(from, night), counts));

    private double[]? Warmth(MeasuredSeries of)
    {
        if (Nearest(of, Quantities.OutsideTemperature) is not { } series)
        {
            return null;
        }

        if (measuredWarmth.SeriesId != series.Id)
        {
            var hours = Hours(series).Values;
            measuredWarmth = (series.Id, hours.Any(double.IsFinite) ? hours : null);
        }

        return measuredWarmth.Hours;
    }

    /// <summary>Of what a weather service sends alone the hours that have not begun: the others may have been replaced by what came.</summary>
    private double[]? ExpectedWarmth(MeasuredSeries of)
    {
        if (Nearest(of, Quantities.ExpectedTemperature) is not { } series)
        {
            return null;
        }

        if (expectedWarmth.SeriesId != series.Id)
        {
            var until = night.AddDays(DaysAhead);
            var values = Values(series, night, until);
            var begun = (int)Math.Clamp(((now.ToUnixTimeMilliseconds() - series.Calendar.StartOf(night)) / LocalCalendar.Hour) + 1, 0, values.Length);
            Array.Fill(values, double.NaN, 0, begun);
            expectedWarmth = (series.Id, values.Any(double.IsFinite) ? CivilFold.Fold(series.Calendar, night, until, values).Values : null);
        }

        return expectedWarmth.Hours;
    }

    private double[] Values(MeasuredSeries series, DateOnly from, DateOnly to) =>
        Values(series.Read(reader, from, to), series.Calendar.HoursBetween(from, to), hour => hour.IsValid);

    private static double[] Values(HourValue[]? hours, int count, Func<HourValue, bool> counts)
    {
        var values = new double[count];
        Array.Fill(values, double.NaN);
        for (var i = 0; i < hours?.Length; i++)
        {
            values[i] = counts(hours[i]) ? hours[i].Value : double.NaN;
        }

        return values;
    }

    /// <summary>The asset's own series of a state, or else one of its site: the first that still sends, so that a replaced sensor does not
    /// stand before the new one.</summary>
    private MeasuredSeries? Nearest(MeasuredSeries of, string quantity)
    {
        var near = measured.Where(series => series.Quantity == quantity && SiteOf(series) == SiteOf(of) && !(series.EndsAt <= series.Calendar.StartOf(night)))
            .OrderBy(series => series.AssetId != of.AssetId).ThenBy(series => series.Id).ToList();
        return near.Count < 2 ? near.FirstOrDefault() : near.Find(Sends) ?? near[0];
    }

    private bool Sends(MeasuredSeries series)
    {
        if (!sends.TryGetValue(series.Id, out var does))
        {
            sends[series.Id] = does = series.Read(reader, night.AddDays(-DaysOfSending), night.AddDays(DaysAhead))?.Any(hour => hour.IsValid) == true;
        }

        return does;
    }

    private int SiteOf(MeasuredSeries series) => places.GetValueOrDefault(series.AssetId).SiteId;

    /// <summary>How long lamps burn at their asset, or else at the first of its site that it is known of.</summary>
    private NightLength? NightsOf(MeasuredSeries series) =>
        series.Medium == "light" && (places.GetValueOrDefault(series.AssetId).Latitude ?? places.OrderBy(asset => asset.Key)
            .FirstOrDefault(asset => asset.Value.SiteId == SiteOf(series) && asset.Value.Latitude is not null).Value.Latitude) is { } north ? new NightLength(north) : null;
}

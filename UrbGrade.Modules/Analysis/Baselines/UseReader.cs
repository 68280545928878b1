using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Modules.Analysis.Domain.Baselines;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Analysis.Baselines;

/// <summary>Puts together what an asset used and what the weather was.</summary>
/// <remarks>The temperature is that of the asset's own sensors outside; where it has none, or they measure nothing, the mean of the first three sensors of
/// its site.</remarks>
internal sealed class UseReader : IDisposable
{
    private const int MostSensors = 3;
    private const int LeastTemperatureHours = 12;

    private static readonly string[] Media = ["power", "light", "heat", "gas"];

    private readonly UrbGradeContext database;
    private readonly SeriesReader reader;
    private readonly ILookup<int, MeasuredSeries> series;
    private readonly Dictionary<int, MeteredAsset> assets;
    private readonly Dictionary<(string Sensors, string Zone, DateOnly, DateOnly), double[]> weather = [];
    private readonly Dictionary<(int AssetId, string Medium), CountedMeters> meters = [];
    private readonly Dictionary<int, List<MeasuredSeries>> sensorsOfSites = [];
    private readonly Dictionary<(string Sensors, string Zone, DateOnly), NormalYear?> years = [];

    private UseReader(UrbGradeContext database, int tenantId, IReadOnlyList<MeasuredSeries> series, List<MeteredAsset> assets)
    {
        this.database = database;
        this.series = series.ToLookup(one => one.AssetId);
        this.assets = assets.ToDictionary(asset => asset.Id);
        reader = new SeriesReader(database.Database.GetDbConnection(), tenantId);
    }

    /// <summary>By id.</summary>
    public IEnumerable<MeteredAsset> Assets => assets.Values.OrderBy(asset => asset.Id);

    /// <param name="database">Stays the caller's.</param>
    public static async Task<UseReader> Open(UrbGradeContext database, IMeasuredSeries series, CancellationToken cancellation)
    {
        var all = await series.List(database.Scope.TenantId, cancellation);
        var assets = await database.Set<AssetRow>().AsNoTracking().Select(asset => new MeteredAsset(asset.Id, asset.SiteId, asset.Name, asset.Latitude)).ToListAsync(cancellation);
        await database.Database.OpenConnectionAsync(cancellation);
        return new UseReader(database, database.Scope.TenantId, all, assets);
    }

    /// <summary>Null where the tenant has no such asset.</summary>
    public MeteredAsset? Find(int assetId) => assets.GetValueOrDefault(assetId);

    /// <summary>Carriers that an asset's meters measure the energy of.</summary>
    public IEnumerable<string> MediaOf(int assetId) => Media.Where(medium => MetersOf(assetId, medium).Series.Count > 0);

    /// <summary>Civil days of an asset; null where it has no meter.</summary>
    public LocalCalendar? CalendarOf(int assetId) => series[assetId].FirstOrDefault()?.Calendar;

    /// <summary>The local days between which a carrier is measured as it is now; null where it is not. Of several
    /// meters the time that all of them have.</summary>
    public (DateOnly First, DateOnly Last)? DaysOf(int assetId, string medium) =>
        MetersOf(assetId, medium).Span is { } span && CalendarOf(assetId) is { } calendar ? (calendar.DayOf(span.First), calendar.DayOf(span.Last)) : null;

    /// <summary>Whether a temperature outside is measured for an asset at all.</summary>
    public bool HasWeather(int assetId) => SensorsOf(assets[assetId]).Count > 0;

    /// <summary>Every day in [from, until), those without readings too; null where no meter has begun by then.</summary>
    public UseHistory? Read(int assetId, string medium, DateOnly from, DateOnly until)
    {
        if (until <= from || CalendarOf(assetId) is not { } calendar)
        {
            return null;
        }

        var counted = MetersOf(assetId, medium);
        var metered = counted.Series.Select(series => series.Read(reader, from, until, HourlySeries.LongestSpreadOfDay)).ToList();
        if (metered.TrueForAll(meter => meter is null))
        {
            return null;
        }

        var asset = assets[assetId];
        var outside = medium == "light" ? null : Outside(asset, calendar, from, until);
        var hours = new HourlyUse[calendar.HoursBetween(from, until)];
        var ofDays = new double[hours.Length];
        var start = calendar.StartOf(from);
        var days = new List<DailyUse>(until.DayNumber - from.DayNumber);
        var at = 0;
        for (var day = from; day < until; day = day.AddDays(1))
        {
            var first = at;
            for (var end = at + calendar.HoursOf(day); at < end && at < hours.Length; at++)
            {
                var instant = start + (at * LocalCalendar.Hour);
                hours[at] = new HourlyUse(day, calendar.ClockOf(instant), counted.Energy(instant, at, metered), outside is null ? double.NaN : outside[at]);

                // What is read once a day has a sum, and no hours.
                ofDays[at] = double.IsNaN(hours[at].EnergyKwh) ? counted.Energy(instant, at, metered, HourState.Spread) : hours[at].EnergyKwh;
            }

            days.Add(Daily(day, ofDays.AsSpan(first, at - first), hours.AsSpan(first, at - first), medium == "light" ? asset.Latitude is { } north ? new Sun(north, 0).NightHours(day) : double.NaN : null));
        }

        return new UseHistory(days, medium == "light" ? null : hours);
    }

    /// <summary>What was used in each hour of the days in [from, until), kWh, with the hour that the local clock shows; NaN where it is not known.</summary>
    public IEnumerable<(int Clock, double Kwh)> Hours(int assetId, string medium, DateOnly from, DateOnly until)
    {
        if (CalendarOf(assetId) is not { } calendar)
        {
            yield break;
        }

        var counted = MetersOf(assetId, medium);
        var metered = counted.Series.Select(one => one.Read(reader, from, until)).ToList();
        var (start, hours) = (calendar.StartOf(from), calendar.HoursBetween(from, until));
        for (var at = 0; at < hours; at++)
        {
            var instant = start + (at * LocalCalendar.Hour);
            yield return (calendar.ClockOf(instant), counted.Energy(instant, at, metered));
        }
    }

    /// <summary>The normal year of an asset's site, of at most ten years before a day.</summary>
    public NormalYear? NormalYearOf(int assetId, string medium, DateOnly until)
    {
        var asset = assets[assetId];
        if (medium == "light")
        {
            return asset.Latitude is { } north ? NormalYear.OfNights(north) : null;
        }

        if (CalendarOf(assetId) is not { } calendar)
        {
            return null;
        }

        // Places of a site share its weather.
        var key = (Names(SensorsOf(asset)), calendar.Zone, until);
        if (!years.TryGetValue(key, out var year))
        {
            years[key] = year = NormalYear.Of(Temperatures(asset, calendar, until.AddYears(-10), until));
        }

        return year;
    }

    public void Dispose() => reader.Dispose();

    private static DailyUse Daily(DateOnly day, ReadOnlySpan<double> used, ReadOnlySpan<HourlyUse> hours, double? driver)
    {
        double energy = 0, outside = 0;
        int known = 0, warm = 0;
        foreach (var kilowattHours in used)
        {
            if (!double.IsNaN(kilowattHours))
            {
                energy += kilowattHours;
                known++;
            }
        }

        foreach (var hour in hours)
        {
            if (!double.IsNaN(hour.OutsideCelsius))
            {
                outside += hour.OutsideCelsius;
                warm++;
            }
        }

        return new DailyUse(day, known * 2 < hours.Length || known == 0 ? double.NaN : energy * 24 / known, driver ?? (warm < LeastTemperatureHours ? double.NaN : outside / warm));
    }

    /// <summary>A meter that reports energy speaks for itself from then on; one that reports only power is integrated.</summary>
    private CountedMeters MetersOf(int assetId, string medium)
    {
        if (!meters.TryGetValue((assetId, medium), out var counted))
        {
            var ofMedium = series[assetId].Where(one => (one.Medium ?? "power") == medium).ToList();
            var energy = ofMedium.Where(one => one.Quantity == Quantities.Energy && one.Unit == "kW.h").ToList();
            var power = ofMedium.Where(one => one.Quantity == Quantities.Power)
                .Select(one => energy.Find(other => other.MeterId == one.MeterId) is { } told && FirstOf(told) is { } ends
                    ? one with { EndsAt = Math.Min(ends, one.EndsAt ?? ends) } : one);
            meters[(assetId, medium)] = counted = new CountedMeters(
                from one in energy.Concat(power)
                let first = FirstOf(one)
                where first is not null
                select (one, first.Value, Edge(one.Id, isLast: true)!.Value.ToUnixTimeMilliseconds()));
        }

        return counted;
    }

    /// <summary>When a series begins with the counter beside it, milliseconds since 1970-01-01T00:00:00Z; null where it tells nothing.</summary>
    private long? FirstOf(MeasuredSeries one)
    {
        var first = Edge(one.Id, isLast: false);
        var before = first is not null && one.Counter is { } counter ? Edge(counter.Id, isLast: false) : null;
        return (before < first ? before : first)?.ToUnixTimeMilliseconds();
    }

    private List<MeasuredSeries> SensorsOf(MeteredAsset asset)
    {
        var own = series[asset.Id].Where(one => one.Quantity == Quantities.OutsideTemperature).ToList();
        return own.Count > 0 ? own : SensorsOfSite(asset.SiteId);
    }

    private List<MeasuredSeries> SensorsOfSite(int siteId)
    {
        if (!sensorsOfSites.TryGetValue(siteId, out var sensors))
        {
            sensorsOfSites[siteId] = sensors =
            [
                .. assets.Values.Where(asset => asset.SiteId == siteId).SelectMany(asset => series[asset.Id])
                    .Where(one => one.Quantity == Quantities.OutsideTemperature).OrderBy(one => one.Id).Take(MostSensors),
            ];
        }

        return sensors;
    }

    /// <summary>All of them: a place with a sensor of its own may have the first one of its site.</summary>
    private static string Names(List<MeasuredSeries> sensors) => string.Join(' ', sensors.Select(sensor => sensor.Id));

    private double[] Outside(MeteredAsset asset, LocalCalendar calendar, DateOnly from, DateOnly until)
    {
        var sensors = SensorsOf(asset);
        var key = (Names(sensors), calendar.Zone, from, until);
        if (!weather.TryGetValue(key, out var known))
        {
            weather[key] = known = Mean(sensors, calendar, from, until);
            if (Array.Exists(known, double.IsNaN) && SensorsOfSite(asset.SiteId) is var ofSite && ofSite != sensors)
            {
                var beside = Mean(ofSite, calendar, from, until);
                for (var hour = 0; hour < known.Length; hour++)
                {
                    known[hour] = double.IsNaN(known[hour]) ? beside[hour] : known[hour];
                }
            }
        }

        return known;
    }

    private double[] Mean(List<MeasuredSeries> sensors, LocalCalendar calendar, DateOnly from, DateOnly until) =>
        Mean([.. sensors.Select(sensor => sensor.Read(reader, from, until)).OfType<HourValue[]>()], calendar.HoursBetween(from, until));

    private static double[] Mean(HourValue[][] sensors, int hours)
    {
        var mean = new double[hours];
        for (var hour = 0; hour < hours; hour++)
        {
            double sum = 0;
            var count = 0;
            foreach (var sensor in sensors)
            {
                if (hour < sensor.Length && sensor[hour].IsValid)
                {
                    sum += sensor[hour].Value;
                    count++;
                }
            }

            mean[hour] = count == 0 ? double.NaN : sum / count;
        }

        return mean;
    }

    private IEnumerable<(DateOnly Day, double Celsius)> Temperatures(MeteredAsset asset, LocalCalendar calendar, DateOnly from, DateOnly until)
    {
        // A year at a time, so that years before the first sensor cost nothing.
        for (var year = from; year < until; year = year.AddYears(1))
        {
            var end = year.AddYears(1) < until ? year.AddYears(1) : until;
            var hours = Outside(asset, calendar, year, end);
            var at = 0;
            for (var day = year; day < end; day = day.AddDays(1))
            {
                var count = calendar.HoursOf(day);
                var known = hours.AsSpan(at, Math.Min(count, hours.Length - at)).ToArray().Where(value => !double.IsNaN(value)).ToList();
                at += count;
                if (known.Count >= LeastTemperatureHours)
                {
                    yield return (day, known.Average());
                }
            }
        }
    }

    private DateTimeOffset? Edge(int seriesId, bool isLast)
    {
        var readings = database.Set<ReadingRow>().Where(reading => reading.SeriesId == seriesId);
        return (isLast ? readings.OrderByDescending(reading => reading.StartAt) : readings.OrderBy(reading => reading.StartAt))
            .Select(reading => (DateTimeOffset?)reading.StartAt).FirstOrDefault();
    }
}

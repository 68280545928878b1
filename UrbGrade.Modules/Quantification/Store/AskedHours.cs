using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>KPIs of single hours of a tenant, made from the readings as they are asked for. What they are made with beside the
/// readings is read once, and the hours of some days at once.</summary>
/// <param name="expected">Null where only single assets are asked for.</param>
internal sealed class AskedHours(PeriodBasis basis, SeriesReader reader, ExpectedAssets? expected, int tenantId) : IDisposable
{
    private readonly HoursOfSeries hours = MeteredHoursReader.OfHours(reader);

    /// <summary>Each hour of the local days in [from, to) of assets and of their meters.</summary>
    /// <param name="ofEachMeter">Whether of meters that are the only ones of their kind, too.</param>
    public List<AskedHour> OfAssets(IEnumerable<int> assets, DateOnly from, DateOnly to, bool ofEachMeter, CancellationToken cancellation)
    {
        var found = new List<AskedHour>();
        foreach (var asset in assets)
        {
            cancellation.ThrowIfCancellationRequested();
            found.AddRange(OfAsset(basis, hours, tenantId, asset, from, to, ofEachMeter));
        }

        return found;
    }

    /// <summary>What the assets of each group add up to in each hour of the local days in [from, to), which are those of its first asset. What
    /// one of another time zone has at that instant counts; where its hours begin between those of the others it is expected and missing.</summary>
    public List<AskedHour> OfGroups(
        KpiScope scope, IEnumerable<(int Id, IEnumerable<int> Assets)> groups, DateOnly from, DateOnly to, CancellationToken cancellation) =>
        [.. groups.SelectMany(group => OfGroup(basis, hours, expected!, tenantId, (scope, group.Id), group.Assets, from, to, cancellation))];

    /// <summary>The same of one group, from hours of anywhere.</summary>
    public static IEnumerable<AskedHour> OfGroup(
        PeriodBasis basis, HoursOfSeries hours, ExpectedAssets expected, int tenantId, (KpiScope Kind, int Id) scope, IEnumerable<int> assets, DateOnly from, DateOnly to,
        CancellationToken cancellation)
    {
        LocalCalendar? calendar = null;
        var members = new HashSet<int>();
        var found = new List<AskedHour>();
        foreach (var asset in assets)
        {
            cancellation.ThrowIfCancellationRequested();
            if (basis.Series.OfAsset(asset) is not [var series, ..])
            {
                continue;
            }

            var own = series.Meter.Calendar;
            var common = calendar ??= own;
            members.Add(asset);
            var (start, end) = (common.StartOf(from), common.StartOf(to));
            found.AddRange(OfAsset(basis, hours, tenantId, asset, own.DayOf(start), own.DayOf(end - 1).AddDays(1))
                .Where(one => one.Row is { Scope: KpiScope.Asset, Value: not null } && one.StartsAt >= start && one.StartsAt < end)
                .Select(one => own == common ? one : InDayOf(common, one)).OfType<AskedHour>());
        }

        return
        [
            .. from hour in found.GroupBy(one => (one.Row.PeriodStart, one.Hour, one.StartsAt))
               from sum in PlaceSums.Sum(
                   tenantId, scope, [.. hour.Select(one => one.Row)], members, expected, basis.Traits, hour.Key.PeriodStart.AddDays(1), hour.Key.Hour, basis.Formulas.Groups)
               select new AskedHour(hour.Key.Hour, hour.Key.StartsAt, sum.AsRow()),
        ];
    }

    public void Dispose() => reader.Dispose();

    /// <summary>An hour by its number in another zone's day; null where it is none of its hours.</summary>
    private static AskedHour? InDayOf(LocalCalendar calendar, AskedHour one)
    {
        one.Row.PeriodStart = calendar.DayOf(one.StartsAt);
        var (hour, rest) = Math.DivRem(one.StartsAt - calendar.StartOf(one.Row.PeriodStart), LocalCalendar.Hour);
        return rest == 0 ? one with { Hour = (int)hour } : null;
    }

    private static IEnumerable<AskedHour> OfAsset(PeriodBasis basis, HoursOfSeries hours, int tenantId, int asset, DateOnly from, DateOnly to, bool ofEachMeter = false)
    {
        if (basis.Series.OfAsset(asset) is not [var first, ..])
        {
            return [];
        }

        return PeriodComputation.OfHours(basis, hours, asset, from, to, ofEachMeter).Select(one => new AskedHour(
            one.Hour, first.Meter.Calendar.StartOf(one.Day) + (one.Hour * LocalCalendar.Hour),
            one.Result.MeterId > 0
                ? AskedFigures.Row(tenantId, KpiResolution.Day, one.Day, KpiScope.Meter, one.Result.MeterId, one.Result)
                : AskedFigures.Row(tenantId, KpiResolution.Day, one.Day, KpiScope.Asset, asset, one.Result)));
    }
}

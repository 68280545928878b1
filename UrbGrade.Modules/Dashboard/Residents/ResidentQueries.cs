using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Reports;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.People;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Dashboard.Assets;
using UrbGrade.Modules.Dashboard.Figures;
using UrbGrade.Modules.Dashboard.Reports;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Dashboard.Residents;

internal sealed class ResidentQueries(
    SessionContexts contexts, OwnTimes times, OwnSeries series, IPeriodFigures periods, IOptions<DashboardOptions> options) : IResidentQueries
{
    public async Task<IReadOnlyList<OwnPlace>> Places(CancellationToken cancellation)
    {
        var own = await times.List(cancellation);
        await using var database = contexts.Open();
        if (database is null || own.Count == 0)
        {
            return [];
        }

        var places = new List<OwnPlace>();
        foreach (var asset in own.GroupBy(time => time.AssetId))
        {
            if (await database.Assets(asset.Key, cancellation) is [var entry])
            {
                places.Add(await Place(database, entry, [.. asset], cancellation));
            }
        }

        return [.. places.OrderBy(place => place.Until is not null).ThenBy(place => place.Name, NaturalOrder.Names)];
    }

    public async Task<OwnUse?> Use(int assetId, Quantity quantity, PeriodLength length, DateOnly day, CancellationToken cancellation) =>
        FigureCodes.AddsUp(quantity) && await Find(assetId, cancellation) is { } place ? await series.Use(place, quantity, length, day, cancellation) : null;

    public async Task<IReadOnlyList<OwnWaterCost>?> WaterCost(int assetId, DateOnly day, CancellationToken cancellation)
    {
        if (await Find(assetId, cancellation) is not { } place)
        {
            return null;
        }

        var (calendar, costs) = (LocalCalendar.Of(place.TimeZone), new List<OwnWaterCost>());
        var (month, year) = (LocalCalendar.MonthOf(day), new DateOnly(day.Year, 1, 1));
        foreach (var (length, from, to) in new[] { (PeriodLength.Month, month, month.AddMonths(1)), (PeriodLength.Year, year, year.AddYears(1)) })
        {
            if (from < place.From || to > place.Until)
            {
                continue;
            }

            var figures = await periods.Of(null, KpiScope.Asset, assetId, length, from, cancellation);
            costs.AddRange(figures.Where(figure => figure is { Code: "cost_water", Value: not null }).Select(figure => new OwnWaterCost(length, new KpiFigure(
                Quantity.Cost, calendar.InstantOf(from), calendar.InstantOf(to), figure.Value, figure.Valid, figure.Expected, figure.Estimated,
                $"{figure.Code} {figure.Version}", figure.Status) { Currency = figure.Unit })));
        }

        return costs;
    }

    public async Task<OwnComfort?> Comfort(int assetId, DateOnly lastDay, int days, CancellationToken cancellation)
    {
        if (await Find(assetId, cancellation) is not { } place)
        {
            return null;
        }

        var limits = periods.HeatingComfort;
        var from = lastDay.AddDays(1 - days);
        var inside = await series.Days(place, Quantity.InsideTemperatureCelsius, from, lastDay.AddDays(1), cancellation);
        var outside = await series.Days(place, Quantity.OutsideTemperatureCelsius, from, lastDay.AddDays(1), cancellation);
        var means = Enumerable.Range(0, days).Select(from.AddDays)
            .Select(day => new OwnComfortDay(day, inside.GetValueOrDefault(day)?.Value, outside.GetValueOrDefault(day)?.Value)).ToList();
        if (await ComfortMonth(place, lastDay, cancellation) is not { } month)
        {
            return new OwnComfort(means, null, null, null, null, IsOccupiedOnly: false, limits);
        }

        var opening = OpeningHours.Parse(await Opening(assetId, cancellation));
        var hours = OccupiedHours.Of(
            await series.Hours(place, Quantity.InsideTemperatureCelsius, month, month.AddMonths(1), cancellation), limits, LocalCalendar.Of(place.TimeZone), opening);
        var measured = hours.Comfortable + hours.TooCold + hours.TooWarm;
        return measured == 0
            ? new OwnComfort(means, null, null, null, null, IsOccupiedOnly: false, limits)
            : new OwnComfort(means, month, (double)hours.Comfortable / measured, hours.TooCold, hours.TooWarm, opening is not null, limits);
    }

    public async Task<IReadOnlyList<OwnBill>?> Bills(int assetId, CancellationToken cancellation)
    {
        if (await Find(assetId, cancellation) is not { } place)
        {
            return null;
        }

        var own = (await times.List(cancellation)).Where(time => time.AssetId == assetId).ToList();
        await using var database = contexts.Open();
        var meters = place.Meters.ToList();
        var rows = await database!.Set<SiteRecordRow>().AsNoTracking().Where(r => r.Kind == BillRecord.Kind && meters.Contains(r.Subject))
            .OrderByDescending(r => r.At).ToListAsync(cancellation);
        var tenant = database.Scope.TenantId;
        var currency = await database.Set<TenantRow>().Where(t => t.Id == tenant).Select(t => t.Currency).SingleAsync(cancellation);
        var bills = new List<OwnBill>();
        foreach (var row in rows.GroupBy(r => r.Key).Select(revisions => revisions.MaxBy(r => r.Revision)!))
        {
            if (own.Exists(time => time.Source == row.Subject && row.At >= time.FromAt && (time.UntilAt is null || row.At < time.UntilAt)))
            {
                var bill = BillRecord.Read(row.Fields, LocalCalendar.Of(place.TimeZone), row.At);
                var metered = bill.To is { } to && to > bill.From ? await series.Sum(place, Quantity.EnergyKwh, bill.From, to, cancellation) : null;
                bills.Add(new OwnBill(bill.Number ?? row.Key, bill.From, bill.To, bill.EnergyKwh, bill.Amount, currency, bill.State, bill.IsEstimated, metered));
            }
        }

        return bills;
    }

    private async Task<OwnPlace?> Find(int assetId, CancellationToken cancellation) =>
        (await Places(cancellation)).FirstOrDefault(place => place.AssetId == assetId && !place.IsShared);

    private async Task<string?> Opening(int assetId, CancellationToken cancellation)
    {
        await using var database = contexts.Open();
        return await database!.Set<AssetRow>().Where(asset => asset.Id == assetId).Select(asset => asset.Opening).SingleOrDefaultAsync(cancellation);
    }

    /// <summary>The latest month of the heating season that was the person's from its first day on and has a figure of comfort.</summary>
    private async Task<DateOnly?> ComfortMonth(OwnPlace place, DateOnly lastDay, CancellationToken cancellation)
    {
        var month = LocalCalendar.MonthOf(lastDay);
        for (var back = 0; back < 2 && month >= place.From && (place.Until is null || month.AddMonths(1) <= place.Until); back++, month = month.AddMonths(-1))
        {
            var figures = await periods.Of(null, KpiScope.Asset, place.AssetId, PeriodLength.Month, month, cancellation);
            if (figures.Any(figure => figure is { Code: "comfort_2", Value: not null, Valid: > 0 }))
            {
                return month;
            }
        }

        return null;
    }

    private async Task<OwnPlace> Place(UrbGradeContext database, AssetEntry entry, List<OwnTime> own, CancellationToken cancellation)
    {
        var asset = entry.Asset.Id;
        var spans = await database.Series(asset, cancellation);

        // Of several times of one meter the latest counts; the place is the person's while all its meters are.
        var latest = own.GroupBy(time => time.MeterId).Select(meter => meter.MaxBy(time => time.FromAt)!).ToList();
        var ids = latest.ConvertAll(time => time.MeterId);
        var isShared = await database.Set<MeterRow>().AnyAsync(meter => meter.AssetId == asset && !ids.Contains(meter.Id), cancellation);

        // Of a day that begins elsewhere than the time, as in another time zone, a part is somebody else's.
        var from = entry.Calendar.FirstWhole(latest.Max(time => time.FromAt));
        var until = latest.Min(time => time.UntilAt) is { } end ? entry.Calendar.DayOf(end) : (DateOnly?)null;
        var last = spans.Max(span => span.MeasuredEnd) is { } read ? entry.Calendar.DayOf(read).AddDays(-1) : (DateOnly?)null;
        if (last is not null && until is not null && last >= until)
        {
            last = until.Value.AddDays(-1);
        }

        return new OwnPlace(
            asset, entry.Asset.Name, entry.Asset.Kind, Sectors.Of(entry.Asset.Kind, options.Value.Sectors) == ReportSector.Tertiary, entry.Calendar.Zone, entry.Site.Origin, Media.Of(spans.Select(span => span.Medium)),
            [.. latest.Select(time => time.Source)], from, until, last >= from ? last : null, isShared,
            FigureCodes.Derived(spans));
    }
}

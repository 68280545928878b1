using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Prediction;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Prediction.Domain;
using UrbGrade.Modules.Prediction.Domain.Choice;
using UrbGrade.Modules.Prediction.Nights;
using UrbGrade.Modules.Prediction.Store;

namespace UrbGrade.Modules.Prediction.Queries;

/// <summary>Reads a forecast with all that it stands on, and what came of the ones before.</summary>
internal sealed class StoredForecasts(IUrbGradeContexts contexts, IMeasuredSeries measured, ITenantRegistry tenants, TimeProvider clock)
{
    private const int RecentNights = 14;

    /// <summary>The forecast of a series; null where it is not one that is forecast.</summary>
    public async Task<ForecastDetails?> OfSeries(int tenantId, int seriesId, ForecastResolution resolution, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        if ((await KnownSeries.Of(database, cancellation)).Find(series => series.Id == seriesId) is not { } known
            || (await measured.List(tenantId, cancellation)).FirstOrDefault(series => series.Id == seriesId) is not { } series)
        {
            return null;
        }

        var standing = await database.Set<ForecastStandingRow>().AsNoTracking()
            .SingleOrDefaultAsync(s => s.SeriesId == seriesId && s.Resolution == resolution, cancellation);
        return await Details(database, tenantId, Entries.Of(known, standing, null), standing, resolution, [series], series.Calendar, known.Origin, cancellation);
    }

    /// <summary>The forecast of a carrier of the whole district; null where there is none.</summary>
    public async Task<ForecastDetails?> OfDistrict(int tenantId, string medium, string quantity, ForecastResolution resolution, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var standing = await database.Set<ForecastStandingRow>().AsNoTracking()
            .SingleOrDefaultAsync(s => s.SeriesId == 0 && s.Medium == medium && s.Quantity == quantity && s.Resolution == resolution, cancellation);
        if (standing is null || tenants.Find(tenantId) is not { } tenant)
        {
            return null;
        }

        // Its own forecast is about meters whose history is long enough: those that it was made to agree with. What others use is added to what is told.
        // Where there were others in the nights before, those nights were played through anew.
        var core = (await NightStore.Agreed(database, [standing.Night], cancellation))[(standing.Night, medium, quantity, resolution)].ToHashSet();
        var members = (await measured.List(tenantId, cancellation)).Where(s => TenantNight.IsOfDistrict(s) && core.Contains(s.Id)).ToList();
        var origins = (await KnownSeries.Of(database, cancellation)).Where(s => s.Medium == medium && s.Quantity == quantity).Select(s => s.Origin).Distinct().ToList();
        return await Details(
            database, tenantId, Entries.OfDistrict(standing, tenant.Name, null), standing, resolution, members, LocalCalendar.Of(tenant.TimeZone),
            origins is [var origin] ? origin : null, cancellation);
    }

    private async Task<ForecastDetails> Details(
        UrbGradeContext database, int tenantId, ForecastEntry entry, ForecastStandingRow? standing, ForecastResolution resolution, IReadOnlyList<MeasuredSeries> members,
        LocalCalendar calendar, string? origin, CancellationToken cancellation)
    {
        if (standing is null)
        {
            return new ForecastDetails(entry, resolution, calendar.Zone, origin, [], [], [], null, null);
        }

        var from = standing.Night.AddDays(1 - RecentNights);
        var rows = await database.Set<ForecastRow>().AsNoTracking().Where(f => f.StandingId == standing.Id && f.Night >= from && f.Night <= standing.Night)
            .OrderBy(f => f.Night).ToListAsync(cancellation);
        var latest = rows.LastOrDefault(row => row.Night == standing.Night);
        if (latest is null)
        {
            return new ForecastDetails(entry, resolution, calendar.Zone, origin, [], [], [], null, null);
        }

        await database.Database.OpenConnectionAsync(cancellation);
        using var reader = new SeriesReader(database.Database.GetDbConnection(), tenantId);
        var actual = Actual(reader, members, from, resolution, cancellation);
        var points = ForecastPoints.Of(latest, resolution, calendar);
        return new ForecastDetails(
            entry with { Tomorrow = Tomorrow(points, calendar, standing) }, resolution, calendar.Zone, origin, points,
            ForecastPoints.Recent(rows, resolution, calendar, actual, standing.SeriesId), Models(latest, standing, resolution, calendar),
            new ForecastBasis(
                latest.Version, latest.IssuedAt, standing.TrainedFrom, standing.FittedOn, standing.Slots, standing.Missing, standing.Outliers, standing.Temperature,
                standing.Holidays, standing.Meters),
            latest.Agreed is { } agreed ? Numbers.Unpack(agreed).Sum() - Numbers.Unpack(latest.Values).Sum() : null);
    }

    private static double? Tomorrow(List<ForecastPoint> points, LocalCalendar calendar, ForecastStandingRow standing)
    {
        var (start, end) = (calendar.InstantOf(standing.Night.AddDays(1)), calendar.InstantOf(standing.Night.AddDays(2)));
        return standing.State is ForecastState.Ready or ForecastState.Constant ? points.Where(point => point.From >= start && point.From < end).Sum(point => point.Value) : null;
    }

    /// <summary>What was measured from a day on until now, on the local clock; of several series the sum of the hours that all of them have. One that
    /// never measured is left out, and one that was taken away counts nothing from then on.</summary>
    private CivilSeries Actual(SeriesReader reader, IReadOnlyList<MeasuredSeries> members, DateOnly from, ForecastResolution resolution, CancellationToken cancellation)
    {
        double[] sum = [];
        var isMeasured = members.Any(member => member.EndsAt is null);
        foreach (var series in members)
        {
            cancellation.ThrowIfCancellationRequested();
            var (start, until) = (series.Calendar.StartOf(from), series.Calendar.DayOf(clock.GetUtcNow()).AddDays(1));
            var hours = series.Read(reader, from, until, resolution == ForecastResolution.Day ? HourlySeries.LongestSpreadOfDay : 0);
            if (hours is null && members.Count > 1)
            {
                continue;
            }

            double[] values =
            [
                .. Enumerable.Range(0, series.Calendar.HoursBetween(from, until)).Select(hour =>
                    isMeasured && start + (hour * LocalCalendar.Hour) >= series.EndsAt ? 0 : hours?[hour] is { Adds: true } value ? value.Value : double.NaN),
            ];
            var civil = CivilFold.Fold(series.Calendar, from, until, values).Values;
            sum = sum.Length == 0 ? civil : [.. sum.Zip(civil, (one, other) => one + other)];
        }

        return NightSlots.Sums(new CivilSeries(from, 24, sum), resolution);
    }

    private static List<ForecastModelShare> Models(ForecastRow latest, ForecastStandingRow standing, ForecastResolution resolution, LocalCalendar calendar)
    {
        var forecasts = StoredNight.ModelsOf(latest);
        var weights = Numbers.Unpack(latest.Weights);
        var errors = standing.ModelErrors is { } stored ? Numbers.Unpack(stored) : null;
        return
        [
            .. forecasts.Zip(ModelForecasts.NewModels()).Select((pair, i) => new ForecastModelShare(
                pair.Second.Name, weights[i], weights[weights.Length - forecasts.Length + i],
                errors is not null && double.IsFinite(errors[i]) ? errors[i] : null,
                pair.First is { } values ? ForecastPoints.Lay(values, latest.Night, resolution, calendar) : [])),
        ];
    }
}

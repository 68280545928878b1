using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Prediction;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Prediction.Domain.Nights;
using UrbGrade.Modules.Prediction.Nights;

namespace UrbGrade.Modules.Prediction.Store;

/// <summary>Reads what is stored of forecasts, and writes a night's. A night that is written again replaces itself.</summary>
internal sealed class NightStore(IUrbGradeContexts contexts)
{
    /// <summary>What is stored of some series, by series and resolution.</summary>
    /// <param name="night">Nights before it are told.</param>
    public static async Task<Dictionary<(int SeriesId, ForecastResolution Resolution), KnownNights>> Load(
        UrbGradeContext database, IReadOnlyCollection<int> series, DateOnly night, CancellationToken cancellation)
    {
        var standings = await database.Set<ForecastStandingRow>().AsNoTracking().Where(s => series.Contains(s.SeriesId)).ToListAsync(cancellation);
        return (await Load(database, standings, night, cancellation)).ToDictionary(s => (s.Standing!.SeriesId, s.Standing.Resolution));
    }

    /// <summary>What is stored of the whole district, by medium, quantity and resolution.</summary>
    /// <param name="night">Nights before it are told.</param>
    public static async Task<Dictionary<(string Medium, string Quantity, ForecastResolution Resolution), KnownNights>> OfDistrict(
        UrbGradeContext database, DateOnly night, CancellationToken cancellation)
    {
        var standings = await database.Set<ForecastStandingRow>().AsNoTracking().Where(s => s.SeriesId == 0).ToListAsync(cancellation);
        return (await Load(database, standings, night, cancellation)).ToDictionary(s => (s.Standing!.Medium, s.Standing.Quantity, s.Standing.Resolution));
    }

    /// <summary>Meters whose forecasts of some nights were made to agree with their district's, by night, medium, quantity and resolution.</summary>
    public static async Task<ILookup<(DateOnly Night, string Medium, string Quantity, ForecastResolution Resolution), int>> Agreed(
        UrbGradeContext database, IReadOnlyCollection<DateOnly> nights, CancellationToken cancellation) =>
        (await (
            from forecast in database.Set<ForecastRow>()
            join standing in database.Set<ForecastStandingRow>() on forecast.StandingId equals standing.Id
            where nights.Contains(forecast.Night) && forecast.Agreed != null && standing.SeriesId != 0
            select new { forecast.Night, standing.Medium, standing.Quantity, standing.Resolution, standing.SeriesId }).ToListAsync(cancellation))
        .ToLookup(one => (one.Night, one.Medium, one.Quantity, one.Resolution), one => one.SeriesId);

    /// <summary>Standings whose forecast of a night was made by earlier methods, and has to be made again.</summary>
    public static async Task<HashSet<int>> Outdated(UrbGradeContext database, DateOnly night, CancellationToken cancellation) =>
        [.. await database.Set<ForecastRow>().Where(f => f.Night == night && f.Version != ForecastPlan.Version).Select(f => f.StandingId).ToListAsync(cancellation)];

    private static async Task<List<KnownNights>> Load(
        UrbGradeContext database, IReadOnlyList<ForecastStandingRow> standings, DateOnly night, CancellationToken cancellation)
    {
        var ids = standings.Select(s => s.Id).ToList();
        var fits = await database.Set<ForecastFitRow>().AsNoTracking().Where(f => ids.Contains(f.StandingId) && f.Version == ForecastPlan.Version)
            .ToDictionaryAsync(f => f.StandingId, f => f.Fits, cancellation);
        var known = new List<KnownNights>();
        foreach (var plan in (ForecastPlan[])[ForecastPlan.Hours, ForecastPlan.Days])
        {
            var resolution = plan == ForecastPlan.Hours ? ForecastResolution.Hour : ForecastResolution.Day;
            var own = standings.Where(s => s.Resolution == resolution).Select(s => s.Id).ToList();
            var from = night.AddDays(-plan.NightsBefore);
            var nights = (await database.Set<ForecastRow>().AsNoTracking()
                .Where(f => own.Contains(f.StandingId) && f.Night >= from && f.Night < night).OrderBy(f => f.Night).ToListAsync(cancellation)).ToLookup(f => f.StandingId);
            known.AddRange(standings.Where(s => s.Resolution == resolution)
                .Select(standing => new KnownNights(standing, fits.GetValueOrDefault(standing.Id), [.. nights[standing.Id]])));
        }

        return known;
    }

    /// <summary>Writes nights of a tenant in the session's transaction.</summary>
    public void Write(IWriteSession session, int tenantId, IReadOnlyList<MadeNight> made)
    {
        using var database = contexts.Write(TenantScope.Of(tenantId), session);
        foreach (var night in made)
        {
            var standing = Standing(database, tenantId, night.Standing);
            database.SaveChanges();
            var days = night.Rows.Select(row => row.Night).ToList();
            database.Set<ForecastRow>().Where(f => f.StandingId == standing.Id && days.Contains(f.Night)).ExecuteDelete();
            foreach (var row in night.Rows)
            {
                database.Add(Copy(row, standing.Id, tenantId));
            }

            if (night.Fits is { } fits)
            {
                database.Set<ForecastFitRow>().Where(f => f.StandingId == standing.Id).ExecuteDelete();
                database.Add(new ForecastFitRow { StandingId = standing.Id, TenantId = tenantId, Version = ForecastPlan.Version, Fits = fits });
            }

            database.SaveChanges();
            database.ChangeTracker.Clear();
        }
    }

    /// <summary>Writes what meters' forecasts became when they were made to agree with the district's.</summary>
    /// <param name="agreed">By standing.</param>
    public void Agree(IWriteSession session, int tenantId, DateOnly night, IReadOnlyDictionary<int, byte[]> agreed)
    {
        using var database = contexts.Write(TenantScope.Of(tenantId), session);
        foreach (var (standing, values) in agreed)
        {
            database.Set<ForecastRow>().Where(f => f.StandingId == standing && f.Night == night).ExecuteUpdate(row => row.SetProperty(f => f.Agreed, values));
        }
    }

    private static ForecastStandingRow Standing(UrbGradeContext database, int tenantId, ForecastStandingRow made)
    {
        made.TenantId = tenantId;
        var id = database.Set<ForecastStandingRow>()
            .Where(s => s.SeriesId == made.SeriesId && s.Resolution == made.Resolution && s.Medium == made.Medium && s.Quantity == made.Quantity)
            .Select(s => (int?)s.Id).SingleOrDefault();
        made.Id = id ?? 0;
        database.Update(made);
        return made;
    }

    /// <summary>A write may run again after it was undone: it adds rows of its own.</summary>
    private static ForecastRow Copy(ForecastRow row, int standingId, int tenantId) => new()
    {
        StandingId = standingId, Night = row.Night, TenantId = tenantId, IssuedAt = row.IssuedAt, IsReplayed = row.IsReplayed, Version = row.Version,
        State = row.State, Values = row.Values, HalfWidths = row.HalfWidths, Models = row.Models, Weights = row.Weights, Agreed = row.Agreed, Outlook = row.Outlook,
    };
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Rebus.Handlers;
using UrbGrade.Bus.Contracts.Prediction;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Prediction.Nights;
using UrbGrade.Modules.Prediction.Store;

namespace UrbGrade.Modules.Prediction.Handlers;

/// <summary>Once all series have their forecasts of a night: forecasts the whole district, by carrier, and makes both agree.</summary>
internal sealed partial class ForecastDistrict(
    IUrbGradeContexts contexts, TenantNights nights, NightStore store, IWorkContext work, TimeProvider clock, ILogger<ForecastDistrict> logger)
    : IHandleMessages<SeriesForecastsMade>
{
    public async Task Handle(SeriesForecastsMade made)
    {
        await using var database = contexts.Read(TenantScope.Of(work.TenantId));
        await database.Database.OpenConnectionAsync(work.Cancellation);
        using var reader = new SeriesReader(database.Database.GetDbConnection(), work.TenantId);
        var night = await nights.Open(database, reader, work.TenantId, made.Night, work.Cancellation);
        var standings = await database.Set<ForecastStandingRow>().AsNoTracking().Where(s => s.Night == made.Night).ToListAsync(work.Cancellation);
        var outdated = await NightStore.Outdated(database, made.Night, work.Cancellation);
        var done = standings.Where(s => s.Resolution == ForecastResolution.Day && !outdated.Contains(s.Id)).Select(s => s.SeriesId).ToHashSet();
        if (!night.Forecast.All(series => done.Contains(series.Id)) || done.Contains(0))
        {
            return;
        }

        var forecasts = (await database.Set<ForecastRow>().AsNoTracking().Where(f => f.Night == made.Night).ToListAsync(work.Cancellation)).ToDictionary(f => f.StandingId);
        var ofDistrict = await NightStore.OfDistrict(database, made.Night, work.Cancellation);
        var before = await NightStore.Agreed(database, [.. ofDistrict.Values.Select(known => known.Standing!.Night).Distinct()], work.Cancellation);
        var districts = new List<MadeNight>();
        var agreed = new Dictionary<int, byte[]>();
        foreach (var kind in night.Forecast.Where(TenantNight.IsOfDistrict).GroupBy(series => (series.Medium, series.Quantity, series.Unit)))
        {
            work.Cancellation.ThrowIfCancellationRequested();
            List<MeasuredSeries> summed = [];
            (NightInput Input, HashSet<int> Core)? sum = null;
            foreach (var resolution in Enum.GetValues<ForecastResolution>())
            {
                // Of what is read once a day days are forecast, and no hours.
                List<MeasuredSeries> members = [.. kind.Where(series => standings.Any(s => s.SeriesId == series.Id
                    && (s.Resolution == resolution || resolution == ForecastResolution.Day) && forecasts.ContainsKey(s.Id)))];
                if (members.Count == 0)
                {
                    continue;
                }

                if (sum is null || !members.SequenceEqual(summed))
                {
                    sum = Sum(night, members, standings, resolution);
                    summed = members;
                }

                var (input, core) = sum.Value;
                var known = ofDistrict.GetValueOrDefault((input.Medium, input.Quantity, resolution), KnownNights.None);
                var inCore = standings.Where(s => s.Resolution == resolution && core.Contains(s.SeriesId) && forecasts.ContainsKey(s.Id)).Select(s => s.SeriesId);

                // What was forecast of other meters together says nothing of these.
                known = known with
                {
                    IsOfOthers = known.Standing is { } last && !before[(last.Night, input.Medium, input.Quantity, resolution)].ToHashSet().SetEquals(inCore),
                };
                var whole = NightMaking.Make(input, resolution, made.Night, known, clock.GetUtcNow());
                Agree(whole, resolution, members, core, standings, forecasts, agreed);
                districts.Add(whole);
            }
        }

        work.OnCommit(session =>
        {
            store.Write(session, work.TenantId, districts);
            store.Agree(session, work.TenantId, made.Night, agreed);
            session.AfterCommit(() => LogDistrict(districts.Count, made.Night, work.TenantId));
        });
    }

    /// <summary>The hours of all members that have at least half of the longest history, and which these are.</summary>
    private static (NightInput Input, HashSet<int> Core) Sum(
        TenantNight night, List<MeasuredSeries> members, IEnumerable<ForecastStandingRow> standings, ForecastResolution resolution)
    {
        var begins = standings.Where(s => s.SeriesId != 0 && s.Resolution == resolution).ToDictionary(s => s.SeriesId, s => s.TrainedFrom.DayNumber);
        var longest = members.Min(series => begins[series.Id]);
        var latest = longest + ((night.Day.DayNumber - longest) / 2);
        var core = members.Where(series => begins[series.Id] <= latest).ToList();
        var sum = new DistrictSum();
        core.ForEach(series => sum.Add(resolution == ForecastResolution.Day ? night.Sums(series) : night.Hours(series)));
        return (night.Sum(members[0], sum.Hours(), members.Count), [.. core.Select(series => series.Id)]);
    }

    private static void Agree(
        MadeNight whole, ForecastResolution resolution, List<MeasuredSeries> members, HashSet<int> core, List<ForecastStandingRow> standings,
        Dictionary<int, ForecastRow> forecasts, Dictionary<int, byte[]> agreed)
    {
        var ids = members.Select(series => series.Id).ToHashSet();
        var rows = standings.Where(s => s.Resolution == resolution && ids.Contains(s.SeriesId) && forecasts.ContainsKey(s.Id))
            .ToLookup(s => core.Contains(s.SeriesId), s => forecasts[s.Id]);
        if (rows.Count == 0)
        {
            return;
        }

        List<ForecastRow> inCore = [.. rows[true]];
        var own = whole.Rows.LastOrDefault(row => row.Night == whole.Standing.Night);
        var (meters, district) = Agreement.Of(inCore, [.. rows[false]], whole.Standing.State == ForecastState.Ready ? own : null);
        for (var i = 0; i < inCore.Count; i++)
        {
            agreed[inCore[i].StandingId] = Numbers.Pack(meters[i]);
        }

        if (own is not null)
        {
            own.Agreed = Numbers.Pack(district);
        }
    }

    [LoggerMessage(EventId = 2502, Level = LogLevel.Information,
        Message = "Made {Made} forecasts of {Night:yyyy-MM-dd} for the whole district of tenant {TenantId}")]
    private partial void LogDistrict(int made, DateOnly night, int tenantId);
}

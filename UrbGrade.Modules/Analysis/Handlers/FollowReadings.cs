using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Rebus.Handlers;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Analysis.Baselines;
using UrbGrade.Modules.Analysis.Savings;
using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Analysis.Handlers;

/// <summary>Has baselines and savings follow the readings: those that would be computed from the same as before are left as they are.</summary>
internal sealed partial class FollowReadings(
    IUrbGradeContexts contexts, IMeasuredSeries series, IPriceLists prices, IWorkContext work, TimeProvider clock, ILogger<FollowReadings> logger)
    : IHandleMessages<BaselinesDue>
{
    /// <summary>After all assets: the savings alone.</summary>
    public const int SavingsOnly = int.MaxValue;

    private const int Portion = 25;

    public static string Conversation(int tenantId, DateOnly day) => $"baselines:{tenantId}:{day:yyyy-MM-dd}";

    public async Task Handle(BaselinesDue due)
    {
        await using var database = contexts.Read(TenantScope.Of(work.TenantId));
        using var reader = await UseReader.Open(database, series, work.Cancellation);
        var touched = due.CorrectedSince is { } since ? await Corrected(database, since) : null;
        var interventions = await database.Set<InterventionRow>().AsNoTracking()
            .Where(i => i.DoneOn != null && (i.State == InterventionState.Done || i.State == InterventionState.Measured)).ToListAsync(work.Cancellation);
        var places = (await database.Set<InterventionAssetRow>().AsNoTracking().ToListAsync(work.Cancellation))
            .ToLookup(one => one.InterventionId, one => one.AssetId);
        var waiting = reader.Assets.Where(asset => asset.Id > due.AfterAsset && touched?.Contains(asset.Id) != false).ToList();
        var portion = waiting.Take(Portion).ToList();
        var kept = await database.Set<BaselineRow>().AsNoTracking().Select(b => new { b.AssetId, b.Medium, b.InterventionId, b.Fingerprint })
            .ToDictionaryAsync(b => (b.AssetId, b.Medium, b.InterventionId), b => b.Fingerprint, work.Cancellation);
        var fresh = new List<BaselineRow>();
        foreach (var asset in portion)
        {
            fresh.AddRange(Newest(reader, asset, interventions.Where(i => places[i.Id].Contains(asset.Id)).ToList(), kept.GetValueOrDefault));
        }

        List<SavingRow> savings = [];
        if (waiting.Count <= Portion)
        {
            var touching = interventions.Where(i => touched is null || i.ChangedAt >= due.CorrectedSince || places[i.Id].Any(touched.Contains)).ToList();
            (savings, var before) = await Measure(database, reader, touching, places, new WorksAt(interventions, places));
            fresh.AddRange(before.Where(row => kept.GetValueOrDefault((row.AssetId, row.Medium, row.InterventionId)) != row.Fingerprint));
        }
        else
        {
            var next = due with { AfterAsset = portion[^1].Id };
            work.Publish(next, $"{Conversation(work.TenantId, due.Day)}:{due.CorrectedSince:O}:{next.AfterAsset}", WorkPriority.Low);
        }

        work.OnCommit(session => Write(session, fresh, savings));
    }

    private IEnumerable<BaselineRow> Newest(UseReader reader, MeteredAsset asset, List<InterventionRow> interventions, Func<(int, string, int), string?> kept)
    {
        foreach (var medium in reader.MediaOf(asset.Id))
        {
            work.Cancellation.ThrowIfCancellationRequested();
            if (reader.DaysOf(asset.Id, medium) is not { } days)
            {
                continue;
            }

            var (from, until) = BaselineFitting.Newest(
                days.First, days.Last, interventions.Where(i => i.Medium == medium && i.Kind != MeasureKind.Tariff).Max(i => i.DoneOn));
            var history = reader.Read(asset.Id, medium, from, until);
            var normal = reader.NormalYearOf(asset.Id, medium, until);
            var print = BaselineFitting.Fingerprint(medium, from, until, history, normal);
            if (kept((asset.Id, medium, 0)) != print)
            {
                var fitted = BaselineFitting.Fit(reader, asset, medium, from, until, history);
                yield return BaselineFitting.Row(work.TenantId, asset.Id, medium, 0, from, until, fitted, history, normal, print, clock.GetUtcNow());
            }
        }
    }

    private async Task<(List<SavingRow> Savings, List<BaselineRow> Before)> Measure(
        UrbGradeContext database, UseReader reader, List<InterventionRow> interventions, ILookup<int, int> places, WorksAt works)
    {
        var known = await database.Set<SavingRow>().AsNoTracking().ToDictionaryAsync(s => s.InterventionId, s => s.Fingerprint, work.Cancellation);
        var numbers = await YearNumbers.Load(
            prices, work.TenantId, interventions.Select(i => (i.Medium, i.DoneOn!.Value.Year)), DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime),
            work.Cancellation);
        var measurement = new SavingMeasurement(reader, work.TenantId, works, numbers.Price, numbers.Factor, clock.GetUtcNow());
        List<SavingRow> savings = [];
        List<BaselineRow> baselines = [];
        foreach (var intervention in interventions)
        {
            work.Cancellation.ThrowIfCancellationRequested();
            var (saving, before) = measurement.Measure(intervention, [.. places[intervention.Id]]);
            baselines.AddRange(before);
            if (known.GetValueOrDefault(intervention.Id) != saving.Fingerprint)
            {
                savings.Add(saving);
            }
        }

        return (savings, baselines);
    }

    /// <summary>Assets of which a reading was replaced; all of a site where its weather was.</summary>
    private async Task<HashSet<int>> Corrected(UrbGradeContext database, DateTimeOffset since)
    {
        var corrected = await (
            from revision in database.Set<ReadingRevisionRow>()
            where revision.ReplacedAt >= since
            join one in database.Set<SeriesRow>() on revision.SeriesId equals one.Id
            join meter in database.Set<MeterRow>() on one.MeterId equals meter.Id
            join asset in database.Set<AssetRow>() on meter.AssetId equals asset.Id
            select new { asset.Id, asset.SiteId, one.Quantity }).Distinct().ToListAsync(work.Cancellation);
        var sites = corrected.Where(one => one.Quantity == Quantities.OutsideTemperature).Select(one => one.SiteId).Distinct().ToList();
        var beside = await database.Set<AssetRow>().Where(asset => sites.Contains(asset.SiteId)).Select(asset => asset.Id).ToListAsync(work.Cancellation);
        return [.. corrected.Select(one => one.Id), .. beside];
    }

    private void Write(IWriteSession session, List<BaselineRow> baselines, List<SavingRow> savings)
    {
        using var database = contexts.Write(TenantScope.Of(work.TenantId), session);
        BaselineWriter.Write(database, baselines);
        SavingWriter.Write(database, savings);
        database.SaveChanges();
        var refused = baselines.Count(row => !row.IsAccepted);
        session.AfterCommit(() => LogFollowed(baselines.Count, refused, savings.Count, work.TenantId));
    }

    [LoggerMessage(EventId = 2601, Level = LogLevel.Information,
        Message = "Computed {Baselines} baselines anew, {Refused} of them refused, and {Savings} savings of tenant {TenantId}")]
    private partial void LogFollowed(int baselines, int refused, int savings, int tenantId);
}

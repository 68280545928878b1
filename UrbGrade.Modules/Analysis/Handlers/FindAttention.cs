using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Rebus.Handlers;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Analysis.Domain.Findings;
using UrbGrade.Modules.Analysis.Findings;
using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Analysis.Handlers;

/// <summary>The night's look through the last five weeks of a tenant, in portions that commit one by one.</summary>
internal sealed partial class FindAttention(
    TenantAnalysis analysis, FindingWriter writer, IUrbGradeContexts contexts, IPriceLists prices, IWorkContext work, TimeProvider clock,
    ILogger<FindAttention> logger) : IHandleMessages<FindingsDue>
{
    /// <summary>Days that are judged anew each night: late readings and what lasts for weeks.</summary>
    public const int JudgedDays = 35;

    private const int Portion = 100;

    public static string Conversation(int tenantId, DateOnly day) => $"findings:{tenantId}:{day:yyyy-MM-dd}";

    public async Task Handle(FindingsDue due)
    {
        var all = await analysis.List(work.TenantId, work.Cancellation);
        if (due.After == 0)
        {
            due = due with { Day = analysis.UntilOf(work.TenantId, all, due.Day) };
        }

        var from = due.Day.AddDays(-JudgedDays);
        var portion = all.Where(one => one.Series.Id > due.After).Take(Portion).ToList();
        var isLast = portion.Count == 0 || portion[^1] == all[^1];
        var (found, outcome) = await analysis.Look(work.TenantId, portion, from, due.Day, work.Cancellation);
        IReadOnlyList<FoundOfScope> silent = isLast ? analysis.LookForSilence(work.TenantId, all, from, due.Day, work.Cancellation) : [];
        IReadOnlyList<FoundOfScope> levels = isLast ? analysis.LookForLevels(work.TenantId, all, from, due.Day, work.Cancellation) : [];
        var money = await MoneyAtStake.Load(prices, work.TenantId, due.Day, work.Cancellation);
        var now = new DateTimeOffset(due.Day, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeMilliseconds();
        var since = DateTimeOffset.FromUnixTimeMilliseconds(SeriesAnalysis.SinceOf(from));
        work.OnCommit(session =>
        {
            var added = writer.Write(
                session, work.TenantId, [.. portion.Select(one => (FindingScope.Series, one.Series.Id))],
                kind => kind is not (FindingKind.Silence or FindingKind.Swapped), since, found, one => money.Of(one, now));
            if (isLast)
            {
                added += writer.Write(session, work.TenantId, Scopes(all), kind => kind == FindingKind.Silence, since, silent, _ => null);
                added += writer.Write(
                    session, work.TenantId, [.. all.Select(one => (FindingScope.Series, one.Series.Id))], kind => kind == FindingKind.Swapped, since,
                    Swapped(session, all, levels, since), _ => null);
            }

            Note(session, due, outcome, isLast);
            session.AfterCommit(() => LogFound(portion.Count, work.TenantId, found.Count + silent.Count, added));
        });
        if (!isLast)
        {
            work.Publish(due with { After = portion[^1].Series.Id }, $"{Conversation(work.TenantId, due.Day)}:{portion[^1].Series.Id}", WorkPriority.Low);
        }
    }

    /// <summary>From the levels of all portions, and those that are not told to anybody.</summary>
    private List<FoundOfScope> Swapped(IWriteSession session, IReadOnlyList<SeriesToAnalyse> all, IReadOnlyList<FoundOfScope> untold, DateTimeOffset since)
    {
        using var database = contexts.Write(TenantScope.Of(work.TenantId), session);
        var places = all.ToDictionary(one => one.Series.Id);
        var levels = database.Set<FindingRow>().AsNoTracking()
            .Where(row => row.Kind == FindingKind.DailyLevel && row.Scope == FindingScope.Series && row.WithdrawnAt == null
                && (row.EndAt == null || row.EndAt > since))
            .AsEnumerable().Where(row => places.ContainsKey(row.ScopeId))
            .Select(row => LevelOf(
                places[row.ScopeId], row.StartAt.ToUnixTimeMilliseconds(), row.EndAt?.ToUnixTimeMilliseconds(), EvidenceText.Read(row.Evidence).Numbers))
            .Concat(untold.Select(one => LevelOf(places[one.ScopeId], one.Found.Start, one.Found.End, one.Found.Numbers))).OfType<ChangedLevel>().ToList();
        return
        [
            .. SwappedMeters.Find(levels)
                .Select(pair => new FoundOfScope(FindingScope.Series, pair.Level.SeriesId, pair.Level.AssetId, pair.Level.Medium, pair.Found)),
        ];
    }

    private static ChangedLevel? LevelOf(SeriesToAnalyse of, long start, long? end, IReadOnlyDictionary<string, double> numbers) =>
        numbers.GetValueOrDefault("days") is > 0 and var days
            ? new ChangedLevel(
                of.Series.Id, of.Series.AssetId, of.SiteId, of.Series.Medium, start, end, numbers.GetValueOrDefault("measured") / days,
                numbers.GetValueOrDefault("expected") / days) : null;

    private static List<(FindingScope, int)> Scopes(IReadOnlyList<SeriesToAnalyse> all) =>
    [
        .. all.Select(one => (FindingScope.Series, one.Series.Id)), .. all.Select(one => (FindingScope.Asset, one.Series.AssetId)).Distinct(),
        .. all.Select(one => (FindingScope.Site, one.SiteId)).Distinct(),
    ];

    private void Note(IWriteSession session, FindingsDue due, IReadOnlyDictionary<SeriesOutcome, int> outcome, bool isLast)
    {
        using var database = contexts.Write(TenantScope.Of(work.TenantId), session);
        var row = database.Set<AnalysisRunRow>().SingleOrDefault();
        if (row is null)
        {
            database.Add(row = new AnalysisRunRow { TenantId = work.TenantId, CorrectedUntil = clock.GetUtcNow(), Outcome = "{}" });
        }

        // The first portion begins to count anew.
        var counts = due.After == 0 ? [] : JsonSerializer.Deserialize<Dictionary<string, int>>(row.Outcome)!;
        foreach (var (state, count) in outcome)
        {
            counts[state.ToString()] = counts.GetValueOrDefault(state.ToString()) + count;
        }

        row.Outcome = JsonSerializer.Serialize(counts);
        if (isLast)
        {
            (row.RanAt, row.Until) = (clock.GetUtcNow(), due.Day);
        }

        database.SaveChanges();
    }

    [LoggerMessage(EventId = 2651, Level = LogLevel.Information,
        Message = "Looked at {Series} series of tenant {TenantId}: {Found} findings, {Added} of them new")]
    private partial void LogFound(int series, int tenantId, int found, int added);
}

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Analysis.Findings;

internal sealed class FindingQueries(
    IUrbGradeContexts contexts, ITenantSession session, ITenantRegistry tenants, IMeasuredSeries measured, AuditedChanges changes, TimeProvider clock)
    : IFindingQueries
{
    /// <summary>What a false alarm adds to its own strength: a little more has to happen.</summary>
    private const double Margin = 1.25;

    private const double MostFactor = 100;
    private const int LongestNote = 500;

    public async Task<FindingList> List(FindingFilter filter, CancellationToken cancellation)
    {
        if (session.CurrentTenantId is not { } tenantId)
        {
            return new FindingList([], 0, 0, "", null, default, new Dictionary<string, int>());
        }

        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var rows = database.Set<FindingRow>().AsNoTracking().Where(row => row.WithdrawnAt == null);
        rows = filter.State is { } state
            ? rows.Where(row => row.State == state) : rows.Where(row => row.State == FindingState.New || row.State == FindingState.Seen);
        rows = filter.Kind is { } kind ? rows.Where(row => row.Kind == kind) : rows;
        rows = filter.AssetId is { } asset ? rows.Where(row => row.AssetId == asset) : rows;
        rows = filter.Since is { } since ? rows.Where(row => row.EndAt == null || row.EndAt > since) : rows;
        var page = await rows.OrderByDescending(row => row.Money ?? 0).ThenByDescending(row => row.Strength).ThenBy(row => row.Id)
            .Skip((Math.Max(1, filter.Page) - 1) * FindingList.PageSize).Take(FindingList.PageSize).ToListAsync(cancellation);
        var stakes = await rows.Where(row => row.Money != null)
            .Select(row => new Stake(row.Scope, row.ScopeId, row.StartAt, row.EndAt, row.Money!.Value)).ToListAsync(cancellation);
        var run = await database.Set<AnalysisRunRow>().AsNoTracking().SingleOrDefaultAsync(cancellation);
        var tenant = tenants.Find(tenantId)!;
        var names = await FindingNames.Load(database, tenant.TimeZone, cancellation);
        var isRun = run is not null && run.Until != default;
        return new FindingList(
            [.. page.Select(row => names.Item(row, EvidenceText.Read(row.Evidence)))], await rows.CountAsync(cancellation),
            MoneyTogether.Of(stakes, await measured.List(tenantId, cancellation)), tenant.Currency, isRun ? run!.RanAt : null, run?.Until ?? default,
            run is null ? new Dictionary<string, int>() : JsonSerializer.Deserialize<Dictionary<string, int>>(run.Outcome)!);
    }

    public async Task<FindingDetails?> Find(long id, CancellationToken cancellation)
    {
        if (session.CurrentTenantId is not { } tenantId)
        {
            return null;
        }

        await using var database = contexts.Read(TenantScope.Of(tenantId));
        if (await database.Set<FindingRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation) is not { } row)
        {
            return null;
        }

        var tenant = tenants.Find(tenantId)!;
        var names = await FindingNames.Load(database, tenant.TimeZone, cancellation);
        var evidence = EvidenceText.Read(row.Evidence);
        var traces = await database.Set<FindingTraceRow>().AsNoTracking()
            .Where(trace => trace.FindingId == id).OrderBy(trace => trace.Id).ToListAsync(cancellation);
        var learned = await database.Set<FindingThresholdRow>().AsNoTracking()
            .SingleOrDefaultAsync(t => t.Kind == row.Kind && t.Scope == row.Scope && t.ScopeId == row.ScopeId, cancellation);
        return new FindingDetails(
            names.Item(row, evidence), tenant.Currency, evidence.Unit,
            await Points(
                row, [.. evidence.Points.Select(point => new FindingPoint(DateTimeOffset.FromUnixTimeMilliseconds((long)point[0]!.Value), point[1], point[2]))],
                cancellation),
            [.. traces.Select(trace => new FindingTrace(trace.At, trace.What, trace.Who, trace.Before, trace.After))], row.StateBy, row.StateAt, row.Note,
            row.FoundAt, learned?.Factor ?? 1);
    }

    /// <summary>Of what was not measured, whether the sum of a longer time is known: the evidence was put together from hours alone.</summary>
    private async Task<IReadOnlyList<FindingPoint>> Points(FindingRow row, List<FindingPoint> points, CancellationToken cancellation)
    {
        if (row.Scope != FindingScope.Series || points.TrueForAll(point => point.Measured is not null)
            || (await measured.List(row.TenantId, cancellation)).FirstOrDefault(one => one.Id == row.ScopeId) is not { } series
            || series.Kind == SeriesKind.Mean)
        {
            return points;
        }

        var (from, to) = (series.Calendar.DayOf(points.Min(point => point.At)), series.Calendar.DayOf(points.Max(point => point.At)).AddDays(1));
        using var connection = contexts.OpenReader();
        using var reader = new SeriesReader(connection, row.TenantId);
        if (series.Read(reader, from, to, HourlySeries.LongestSpread) is not { } hours)
        {
            return points;
        }

        var start = series.Calendar.InstantOf(from);
        return points.ConvertAll(point => point with
        {
            IsSumOnly = point.Measured is null && hours[(int)(point.At - start).TotalHours].State == HourState.Spread,
        });
    }

    public Task<AdministrationResult> SetState(long id, FindingState state, string? note, CancellationToken cancellation)
    {
        note = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
        if (session is not { CurrentTenantId: { } tenantId, AccountName: not null })
        {
            return Task.FromResult(Refused.NotAllowed);
        }

        if (!Enum.IsDefined(state) || note?.Length > LongestNote || (state is FindingState.Explained or FindingState.FalseAlarm && note is null))
        {
            return Task.FromResult(Refused.Invalid("Finding.Note", $"The state is '{state}' with a note of {note?.Length ?? 0} characters; Explained and FalseAlarm take a note, of at most {LongestNote} characters."));
        }

        return changes.Commit(TenantScope.Of(tenantId), topic: null, database => Set(database, tenantId, id, state, note), cancellation);
    }

    public async Task<IReadOnlyList<LearnedThreshold>> Learned(CancellationToken cancellation)
    {
        if (session.CurrentTenantId is not { } tenantId)
        {
            return [];
        }

        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var names = await FindingNames.Load(database, "UTC", cancellation);
        var rows = await database.Set<FindingThresholdRow>().AsNoTracking().ToListAsync(cancellation);
        return
        [
            .. rows.Select(row => new LearnedThreshold(
                row.Kind, row.Scope, row.ScopeId, names.Of(row.Scope, row.ScopeId).Name, row.Factor, row.FalseAlarms, row.ChangedBy, row.ChangedAt))
                .OrderBy(one => one.About, NaturalOrder.Names).ThenBy(one => one.Kind),
        ];
    }

    public Task<AdministrationResult> Forget(FindingKind kind, FindingScope scope, int scopeId, CancellationToken cancellation) =>
        session is { CurrentTenantId: { } tenantId, AccountName: not null }
            ? changes.Commit(TenantScope.Of(tenantId), topic: null, AuditedChange (database) =>
            {
                if (database.Set<FindingThresholdRow>().SingleOrDefault(t => t.Kind == kind && t.Scope == scope && t.ScopeId == scopeId) is not { } learned)
                {
                    return AuditedChange.Nothing;
                }

                database.Remove(learned);
                return AuditedChange.Done(tenantId, "finding.forget", $"{kind} of {scope} {scopeId}", Times(learned.Factor), "1");
            }, cancellation)
            : Task.FromResult(Refused.NotAllowed);

    private AuditedChange Set(UrbGradeContext database, int tenantId, long id, FindingState state, string? note)
    {
        if (database.Set<FindingRow>().SingleOrDefault(row => row.Id == id) is not { } row)
        {
            return Refused.NotFound("Finding.Unknown", $"There is no finding {id}.");
        }

        if (row.State == state && row.Note == note)
        {
            return AuditedChange.Nothing;
        }

        Learn(database, row, state);
        var (before, after) = (Words(row.State, row.Note), Words(state, note));
        (row.State, row.Note, row.StateBy, row.StateAt) = (state, note, changes.Who, clock.GetUtcNow());
        database.Add(new FindingTraceRow
        {
            TenantId = tenantId, FindingId = id, At = clock.GetUtcNow(), What = "state", Who = changes.Who, Before = before, After = after,
        });
        return AuditedChange.Done(tenantId, "finding.state", $"{row.Kind} {id}", before, after);
    }

    private void Learn(UrbGradeContext database, FindingRow row, FindingState state)
    {
        if ((row.State == FindingState.FalseAlarm) == (state == FindingState.FalseAlarm))
        {
            return;
        }

        var learned = database.Set<FindingThresholdRow>().SingleOrDefault(t => t.Kind == row.Kind && t.Scope == row.Scope && t.ScopeId == row.ScopeId);
        var others = database.Set<FindingRow>()
            .Where(f => f.Kind == row.Kind && f.Scope == row.Scope && f.ScopeId == row.ScopeId && f.Id != row.Id && f.State == FindingState.FalseAlarm)
            .Select(f => f.Strength).ToList();
        double[] all = [.. others, .. state == FindingState.FalseAlarm ? [row.Strength] : Array.Empty<double>()];
        if (all.Length == 0)
        {
            if (learned is not null)
            {
                database.Remove(learned);
            }

            return;
        }

        if (learned is null)
        {
            database.Add(learned = new FindingThresholdRow
            {
                TenantId = row.TenantId, Kind = row.Kind, Scope = row.Scope, ScopeId = row.ScopeId, ChangedBy = "",
            });
        }

        (learned.Factor, learned.FalseAlarms) = (Math.Min(MostFactor, Margin * all.Max()), all.Length);
        (learned.ChangedBy, learned.ChangedAt) = (changes.Who, clock.GetUtcNow());
    }

    private static string Words(FindingState state, string? note) => note is null ? state.ToString() : $"{state}: {note}";

    private static string Times(double factor) => FormattableString.Invariant($"{factor:G4}");
}

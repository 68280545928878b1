using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Analysis.Findings;

/// <summary>Writes what a run found over what is known: the same again updates, what corrected readings no longer show
/// is withdrawn, and both leave a trace.</summary>
internal sealed class FindingWriter(IUrbGradeContexts contexts, TimeProvider clock)
{
    /// <summary>Of what it took, a difference that is worth a line.</summary>
    private const double WorthTelling = 0.1;

    /// <param name="looked">The scopes that were looked at, with the kinds that the look could have found.</param>
    /// <param name="since">Start of the days judged: what began before and was not found again has ended, what began in them is withdrawn.</param>
    /// <param name="found">What was found in them.</param>
    /// <param name="money">What each costs.</param>
    /// <returns>New findings.</returns>
    public int Write(
        IWriteSession session, int tenantId, IReadOnlyCollection<(FindingScope Scope, int ScopeId)> looked, Func<FindingKind, bool> kinds, DateTimeOffset since,
        IReadOnlyList<FoundOfScope> found, Func<FoundOfScope, double?> money)
    {
        using var database = contexts.Write(TenantScope.Of(tenantId), session);
        var scopes = looked.ToHashSet();
        var factors = database.Set<FindingThresholdRow>().AsNoTracking().ToList().ToDictionary(row => (row.Kind, row.Scope, row.ScopeId), row => row.Factor);
        var known = database.Set<FindingRow>().Where(row => row.EndAt == null || row.EndAt > since || row.StartAt >= since).ToList()
            .Where(row => scopes.Contains((row.Scope, row.ScopeId)) && kinds(row.Kind)).ToList();
        var (again, added) = (new HashSet<FindingRow>(), 0);
        foreach (var one in found)
        {
            var row = Match(known, again, one) ?? database.Set<FindingRow>().SingleOrDefault(
                old => old.Kind == one.Found.Kind && old.Scope == one.Scope && old.ScopeId == one.ScopeId && old.StartAt == At(one.Found.Start));
            if (row is null)
            {
                // After false alarms something has to be stronger to be told; what was told stays.
                if (one.Found.Strength < factors.GetValueOrDefault((one.Found.Kind, one.Scope, one.ScopeId), 1))
                {
                    continue;
                }

                row = new FindingRow
                {
                    TenantId = tenantId, Kind = one.Found.Kind, Scope = one.Scope, ScopeId = one.ScopeId, AssetId = one.AssetId, StartAt = At(one.Found.Start),
                    FoundAt = clock.GetUtcNow(), Evidence = "",
                };
                database.Add(row);
                Fill(row, one, money(one));
                database.SaveChanges();
                Trace(database, row, "found", null, null, Words(row));
                added++;
            }
            else
            {
                Update(database, row, one, money(one));
            }

            again.Add(row);
        }

        foreach (var gone in known.Where(row => !again.Contains(row) && row.WithdrawnAt is null))
        {
            Leave(database, gone, since);
        }

        database.SaveChanges();
        return added;
    }

    /// <summary>The finding of the kind that shares time with it; the earliest.</summary>
    private static FindingRow? Match(List<FindingRow> known, HashSet<FindingRow> taken, FoundOfScope one) => known
        .Where(row => row.Kind == one.Found.Kind && row.Scope == one.Scope && row.ScopeId == one.ScopeId && !taken.Contains(row)
            && row.StartAt < (one.Found.End is { } until ? At(until) : DateTimeOffset.MaxValue) && (row.EndAt is null || At(one.Found.Start) < row.EndAt))
        .OrderBy(row => row.StartAt == At(one.Found.Start) ? 0 : 1).ThenBy(row => row.StartAt).FirstOrDefault();

    private void Update(UrbGradeContext database, FindingRow row, FoundOfScope one, double? money)
    {
        var before = Words(row);
        var (end, excess, withdrawn) = (row.EndAt, row.Excess, row.WithdrawnAt);
        Fill(row, one, money);
        if (withdrawn is not null)
        {
            row.WithdrawnAt = null;
            Trace(database, row, "returned", null, before, Words(row));
        }
        else if (end != row.EndAt || Differs(excess, row.Excess))
        {
            Trace(database, row, "changed", null, before, Words(row));
        }
    }

    private void Leave(UrbGradeContext database, FindingRow row, DateTimeOffset since)
    {
        var before = Words(row);
        row.ChangedAt = clock.GetUtcNow();
        if (row.StartAt < since)
        {
            if (row.EndAt is null || row.EndAt > since)
            {
                row.EndAt = since;
                Trace(database, row, "changed", null, before, Words(row));
            }
        }
        else
        {
            row.WithdrawnAt = clock.GetUtcNow();
            Trace(database, row, "withdrawn", null, before, null);
        }
    }

    private void Fill(FindingRow row, FoundOfScope one, double? money)
    {
        row.EndAt = one.Found.End is { } end ? At(end) : null;
        (row.Strength, row.Confidence, row.Excess, row.Money) = (one.Found.Strength, one.Found.Confidence, one.Found.Excess, money);
        row.Evidence = EvidenceText.Write(one);
        row.ChangedAt = clock.GetUtcNow();
    }

    private void Trace(UrbGradeContext database, FindingRow row, string what, string? who, string? before, string? after) => database.Add(new FindingTraceRow
    {
        TenantId = row.TenantId, FindingId = row.Id, At = clock.GetUtcNow(), What = what, Who = who, Before = before, After = after,
    });

    private static bool Differs(double? before, double? after) =>
        (before is null) != (after is null) || (before is { } old && after is { } now && Math.Abs(now - old) > WorthTelling * Math.Max(Math.Abs(old), 1e-9));

    // What is null stands as nothing.
    private static string Words(FindingRow row) =>
        FormattableString.Invariant($"{row.StartAt:yyyy-MM-dd'T'HH:mm'Z'}/{row.EndAt:yyyy-MM-dd'T'HH:mm'Z'} {row.Excess:G6}");

    private static DateTimeOffset At(long instant) => DateTimeOffset.FromUnixTimeMilliseconds(instant);
}

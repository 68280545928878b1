using System.Runtime.InteropServices;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Quantification.Domain;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Writes computed KPIs of periods, only those that differ from what is stored, and takes their marks away.</summary>
internal sealed class PeriodKpiWriter(IBulkWriter bulk, IUrbGradeContexts contexts, TimeProvider clock)
{
    private const string Stored = """
        SELECT "Resolution", "PeriodStart", "Scope", "ScopeId", "Medium", "DefinitionId", "Value", "ExpectedIntervals", "ValidIntervals",
        "EstimatedIntervals", "Status", "ComputedAt", "OccurredAt"
        FROM "PeriodKpis" WHERE "TenantId" = @tenant AND "Resolution" = @resolution AND "PeriodStart" = @start AND "Scope" = @scope AND "ScopeId" = @id
        """;

    /// <summary>Writes the KPIs of some assets.</summary>
    /// <returns>Keys of what changed.</returns>
    public int Write(IWriteSession session, int tenantId, IReadOnlyList<AssetYear> years)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var entries = new List<PeriodKpiEntry>();
        var corrections = new List<PeriodKpiCorrectionRow>();
        foreach (var year in years)
        {
            var computed = year.Results.Select(r => Entry(tenantId, r.Resolution, r.Start, r.Result, year.AssetId, now)).ToList();
            Compare(session, tenantId, year, computed, entries, corrections);
        }

        Save(session, tenantId, entries, corrections);
        return entries.Count;
    }

    /// <summary>Writes KPIs that stand for several assets; what is the same already is left alone.</summary>
    public void WriteSums(IWriteSession session, int tenantId, IEnumerable<PeriodKpiEntry> sums)
    {
        var entries = new List<PeriodKpiEntry>();
        foreach (var period in sums.GroupBy(PeriodOf))
        {
            var stored = Load(session, tenantId, period.Key);
            entries.AddRange(period.Where(sum => !stored.TryGetValue(sum.Key, out var before) || Differs(before, sum)));
        }

        Save(session, tenantId, entries, []);
    }

    /// <summary>Takes the marks away that nobody set again.</summary>
    public void TakeMarks(IWriteSession session, IEnumerable<AssetYear> years)
    {
        var marks = years.SelectMany(year => year.Marks).OrderBy(m => (m.AssetId, m.Month)).ToArray();
        bulk.Delete<StaleMonth>(session, StaleMonth.Taken, marks, []);
    }

    private static PeriodKpiEntry Entry(int tenantId, KpiResolution resolution, DateOnly start, PeriodResult of, int assetId, long now)
    {
        var minimum = of.MinimumCoverage ?? KpiDefinitions.All[of.DefinitionId - 1].MinimumCoverage;
        return new PeriodKpiEntry(
            tenantId, resolution, start.DayNumber, of.MeterId > 0 ? KpiScope.Meter : KpiScope.Asset, of.MeterId > 0 ? of.MeterId : assetId, of.Medium,
            of.DefinitionId, of.Result.Value is { } value && double.IsFinite(value) ? value : null, of.Result.Expected, of.Result.Valid,
            of.Result.Estimated, of.Result.Coverage >= minimum ? KpiStatus.Ok : KpiStatus.Insufficient, now, of.At);
    }

    private static void Compare(
        IWriteSession session, int tenantId, AssetYear year, List<PeriodKpiEntry> computed, List<PeriodKpiEntry> entries, List<PeriodKpiCorrectionRow> corrections)
    {
        var corrects = year.Marks.Where(m => m.Corrects).ToList();
        foreach (var period in computed.GroupBy(PeriodOf))
        {
            var stored = Load(session, tenantId, period.Key);
            foreach (var entry in period.Concat(Gone(stored.Values, period)))
            {
                if (stored.TryGetValue(entry.Key, out var before) && !Differs(before, entry))
                {
                    continue;
                }

                entries.Add(entry);
                if (before.Value is { } was && entry.Value is { } now && !was.Equals(now) && corrects.Count > 0)
                {
                    corrections.Add(Correction(before, entry, corrects.Max(m => m.RawRequestId)));
                }
            }
        }
    }

    /// <summary>What was computed once and has lost its inputs, such as a fact that was taken back. What is made of several assets is made elsewhere.</summary>
    private static IEnumerable<PeriodKpiEntry> Gone(IEnumerable<PeriodKpiEntry> stored, IEnumerable<PeriodKpiEntry> computed)
    {
        var keys = computed.Select(entry => entry.Key).ToHashSet();
        return stored.Where(entry => !PeriodKpiDefinitions.OfSeveralAssets.Contains(entry.DefinitionId) && !keys.Contains(entry.Key))
            .Select(entry => entry with { Value = null, Status = KpiStatus.Insufficient });
    }

    private static bool Differs(in PeriodKpiEntry before, in PeriodKpiEntry entry) => before with { ComputedAt = entry.ComputedAt } != entry;

    private void Save(IWriteSession session, int tenantId, List<PeriodKpiEntry> entries, List<PeriodKpiCorrectionRow> corrections)
    {
        entries.Sort(static (a, b) => a.Key.CompareTo(b.Key));
        bulk.Upsert<PeriodKpiEntry>(session, PeriodKpiEntry.Table, CollectionsMarshal.AsSpan(entries));
        if (corrections.Count > 0)
        {
            using var context = contexts.Write(TenantScope.Of(tenantId), session);
            context.AddRange(corrections);
            context.SaveChanges();
        }
    }

    private static (KpiResolution Resolution, int Start, KpiScope Scope, int ScopeId) PeriodOf(PeriodKpiEntry entry) =>
        (entry.Resolution, entry.PeriodStart, entry.Scope, entry.ScopeId);

    private static Dictionary<(KpiResolution, int, KpiScope, int, KpiMedium, int), PeriodKpiEntry> Load(
        IWriteSession session, int tenantId, (KpiResolution Resolution, int Start, KpiScope Scope, int ScopeId) period)
    {
        var select = session.Prepare(Stored, "@tenant", "@resolution", "@start", "@scope", "@id");
        select.Fill(tenantId, (int)period.Resolution, period.Start, (int)period.Scope, period.ScopeId);
        var stored = new Dictionary<(KpiResolution, int, KpiScope, int, KpiMedium, int), PeriodKpiEntry>();
        using var rows = select.ExecuteReader();
        while (rows.Read())
        {
            var entry = new PeriodKpiEntry(
                tenantId, (KpiResolution)rows.GetInt32(0), rows.GetInt32(1), (KpiScope)rows.GetInt32(2), rows.GetInt32(3), (KpiMedium)rows.GetInt32(4),
                rows.GetInt32(5), rows.IsDBNull(6) ? null : rows.GetDouble(6), rows.GetInt32(7), rows.GetInt32(8), rows.GetInt32(9),
                (KpiStatus)rows.GetInt32(10), rows.GetInt64(11), rows.GetInt64(12));
            stored.Add(entry.Key, entry);
        }

        return stored;
    }

    private static PeriodKpiCorrectionRow Correction(in PeriodKpiEntry was, in PeriodKpiEntry entry, long rawRequestId) => new()
    {
        TenantId = entry.TenantId,
        Resolution = entry.Resolution,
        PeriodStart = DateOnly.FromDayNumber(entry.PeriodStart),
        Scope = entry.Scope,
        ScopeId = entry.ScopeId,
        Medium = entry.Medium,
        DefinitionId = entry.DefinitionId,
        Was = was.Value,
        Now = entry.Value,
        CorrectedAt = DateTimeOffset.FromUnixTimeMilliseconds(entry.ComputedAt),
        RawRequestId = rawRequestId,
    };
}

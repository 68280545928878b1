using System.Data.Common;
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
    private const string Columns = """
        SELECT "Resolution", "PeriodStart", "Scope", "ScopeId", "Medium", "DefinitionId", "Value", "ExpectedIntervals", "ValidIntervals",
        "EstimatedIntervals", "Status", "ComputedAt", "OccurredAt"
        FROM "PeriodKpis" WHERE "TenantId" = @tenant AND "Resolution" = @resolution AND "PeriodStart" = @start
        """;

    private const string Stored = $"""{Columns} AND "Scope" = @scope AND "ScopeId" = @id""";

    private static readonly string StoredSums = string.Join(
        ' ', Columns, $"""AND ("Scope" <> @asset OR "DefinitionId" IN ({string.Join(", ", PeriodKpiDefinitions.OfSeveralAssets)}))""");

    /// <summary>Writes the KPIs of some assets whose marks are still the ones that they were computed for, and marks the sums that they are part of.
    /// An asset that was marked again stays marked and is left to whoever computes it next.</summary>
    /// <returns>Keys of what changed.</returns>
    public int Write(IWriteSession session, int tenantId, IReadOnlyList<AssetYear> years)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var changes = new PeriodChanges(now);
        var current = TakeMarks(session, years);
        var passed = new List<AssetYear>();
        foreach (var year in current)
        {
            var computed = year.Results.ToLookup(result => (result.Resolution, result.Start), result => Entry(tenantId, result.Resolution, result.Start, result.Result, year.AssetId, now));
            var corrected = CorrectedDays.OfAsset(session, tenantId, year.AssetId);
            if (corrected.Any)
            {
                passed.Add(year);
            }

            foreach (var period in year.Computed)
            {
                var entries = computed[period].ToLookup(entry => (entry.Scope, entry.ScopeId));
                var cause = year.CauseOf(period.Resolution, period.Start);
                foreach (var scope in year.Meters.Select(meter => (KpiScope.Meter, meter.Id)).Prepend((KpiScope.Asset, year.AssetId)))
                {
                    var stored = Load(session, tenantId, period.Resolution, period.Start.DayNumber, scope.Item1, scope.Item2);
                    var isErased = entries.Count == 0 && year.IsErased(period.Resolution, period.Start);
                    changes.Add(
                        stored, entries[scope], isErased ? [] : stored.Values.Where(IsOfOneAsset),
                        entry => cause with { CorrectedBy = corrected.In(period.Resolution, period.Start, entry.DefinitionId, _ => true) });
                }
            }
        }

        // A week may lie in two years, which both want to know.
        foreach (var year in passed)
        {
            CorrectedDays.Pass(session, tenantId, year.AssetId, year.Year, [.. year.Marks.Select(mark => DateOnly.FromDayNumber(mark.Month))]);
        }

        Save(session, tenantId, changes);
        bulk.Upsert<StaleMonth>(session, StaleMonth.Table,
        [
            .. current.SelectMany(year => year.Marks).GroupBy(mark => mark.Month).OrderBy(month => month.Key).Select(month => StaleMonth.Of(
                tenantId, StaleMonth.Sums, DateOnly.FromDayNumber(month.Key), month.Max(mark => mark.RawRequestId), month.Any(mark => mark.Corrects))),
        ]);
        return changes.Entries.Count;
    }

    /// <summary>Writes KPIs that stand for several assets, if nobody marked them again.</summary>
    public void Write(IWriteSession session, int tenantId, MarkedSums sums)
    {
        if (TakeMarks(session, sums.Years).Count < sums.Years.Count)
        {
            return;
        }

        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var changes = new PeriodChanges(now);
        var entries = sums.Entries.ToLookup(entry => (entry.Resolution, entry.PeriodStart), entry => entry with { ComputedAt = now });
        var corrected = CorrectedDays.OfSums(session, tenantId);
        foreach (var (resolution, start) in sums.Periods)
        {
            var stored = LoadSums(session, tenantId, resolution, start.DayNumber);
            var cause = sums.Years.Select(year => year.CauseOf(resolution, start)).Aggregate(default(PeriodCause), (one, other) => one.And(other));
            changes.Add(
                stored, entries[(resolution, start.DayNumber)], stored.Values,
                entry => cause with { CorrectedBy = corrected.In(resolution, start, entry.DefinitionId, asset => IsPart(sums, entry, asset)) });
        }

        if (corrected.Any)
        {
            corrected.Forget(session, tenantId);
        }

        Save(session, tenantId, changes);
    }

    /// <summary>Whether a KPI of several assets stands on one of them: satisfaction is drawn to the mean of all places.</summary>
    private static bool IsPart(MarkedSums sums, in PeriodKpiEntry entry, int assetId) => entry.Scope switch
    {
        KpiScope.Tenant => true,
        KpiScope.Asset => RecordFigures.KindOf(entry.DefinitionId) != RecordFigures.LuminancePoint || entry.ScopeId == assetId,
        _ => PeriodKpiDefinitions.OfOpinions.Contains(entry.DefinitionId)
            || (sums.Members.TryGetValue((entry.Scope, entry.ScopeId), out var assets) && assets.Contains(assetId)),
    };

    /// <summary>Takes the marks away.</summary>
    /// <returns>The years of which nobody set one again or took one already; the others keep what they had.</returns>
    private List<AssetYear> TakeMarks(IWriteSession session, IReadOnlyList<AssetYear> years)
    {
        var marks = years.SelectMany(year => year.Marks, (year, mark) => (Year: year, Mark: mark)).OrderBy(m => (m.Mark.AssetId, m.Mark.Month)).ToArray();
        var gone = new List<int>();
        bulk.Delete<StaleMonth>(session, StaleMonth.Taken, Array.ConvertAll(marks, m => m.Mark), gone);
        if (gone.Count == 0)
        {
            return [.. years];
        }

        var outdated = gone.Select(i => marks[i].Year).ToHashSet(ReferenceEqualityComparer.Instance);
        bulk.Upsert<StaleMonth>(session, StaleMonth.Table, [.. marks.Where((m, i) => outdated.Contains(m.Year) && !gone.Contains(i)).Select(m => m.Mark)]);
        return [.. years.Where(year => !outdated.Contains(year))];
    }

    private static bool IsOfOneAsset(PeriodKpiEntry entry) => !PeriodKpiDefinitions.OfSeveralAssets.Contains(entry.DefinitionId);

    private static PeriodKpiEntry Entry(int tenantId, KpiResolution resolution, DateOnly start, PeriodResult of, int assetId, long now)
    {
        var minimum = of.MinimumCoverage ?? KpiDefinitions.All[of.DefinitionId - 1].MinimumCoverage;
        return new PeriodKpiEntry(
            tenantId, resolution, start.DayNumber, of.MeterId > 0 ? KpiScope.Meter : KpiScope.Asset, of.MeterId > 0 ? of.MeterId : assetId, of.Medium,
            of.DefinitionId, of.Result.Value is { } value && double.IsFinite(value) ? value : null, of.Result.Expected, of.Result.Valid,
            of.Result.Estimated, of.Result.Coverage >= minimum ? KpiStatus.Ok : KpiStatus.Insufficient, now, of.At);
    }

    private void Save(IWriteSession session, int tenantId, PeriodChanges changes)
    {
        changes.Entries.Sort(static (a, b) => a.Key.CompareTo(b.Key));
        bulk.Upsert<PeriodKpiEntry>(session, PeriodKpiEntry.Table, CollectionsMarshal.AsSpan(changes.Entries));
        if (changes.Corrections.Count > 0)
        {
            using var context = contexts.Write(TenantScope.Of(tenantId), session);
            context.AddRange(changes.Corrections);
            context.SaveChanges();
        }
    }

    private static Dictionary<PeriodKpiKey, PeriodKpiEntry> Load(IWriteSession session, int tenantId, KpiResolution resolution, int start, KpiScope scope, int scopeId)
    {
        var select = session.Prepare(Stored, "@tenant", "@resolution", "@start", "@scope", "@id");
        return Read(tenantId, select.Fill(tenantId, (int)resolution, start, (int)scope, scopeId));
    }

    private static Dictionary<PeriodKpiKey, PeriodKpiEntry> LoadSums(IWriteSession session, int tenantId, KpiResolution resolution, int start)
    {
        var select = session.Prepare(StoredSums, "@tenant", "@resolution", "@start", "@asset");
        return Read(tenantId, select.Fill(tenantId, (int)resolution, start, (int)KpiScope.Asset), isOfPlaces: true);
    }

    private static Dictionary<PeriodKpiKey, PeriodKpiEntry> Read(int tenantId, DbCommand select, bool isOfPlaces = false)
    {
        var stored = new Dictionary<PeriodKpiKey, PeriodKpiEntry>();
        using var rows = select.ExecuteReader();
        while (rows.Read())
        {
            var entry = new PeriodKpiEntry(
                tenantId, (KpiResolution)rows.GetInt32(0), rows.GetInt32(1), (KpiScope)rows.GetInt32(2), rows.GetInt32(3), (KpiMedium)rows.GetInt32(4),
                rows.GetInt32(5), rows.IsDBNull(6) ? null : rows.GetDouble(6), rows.GetInt32(7), rows.GetInt32(8), rows.GetInt32(9),
                (KpiStatus)rows.GetInt32(10), rows.GetInt64(11), rows.GetInt64(12));
            if (!isOfPlaces || entry.Scope != KpiScope.Meter)
            {
                stored.Add(entry.Key, entry);
            }
        }

        return stored;
    }
}

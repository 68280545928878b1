using System.Runtime.InteropServices;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Domain;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Compares computed KPIs with the stored ones and collects what differs.</summary>
internal sealed class KpiChanges(IWriteSession session, int tenantId, DateTimeOffset now)
{
    private const string Stored = """
        SELECT "DefinitionId", "PeriodStart", "Value", "ExpectedIntervals", "ValidIntervals", "EstimatedIntervals", "Status", "ComputedAt"
        FROM "Kpis" WHERE "AssetId" = @asset AND "Resolution" = @resolution AND "PeriodStart" >= @from AND "PeriodStart" < @to
        """;

    private const string Correct = """
        INSERT INTO "KpiCorrections"
        ("TenantId", "DefinitionId", "AssetId", "Resolution", "PeriodStart", "Was", "Now", "CorrectedAt", "RawRequestId")
        VALUES (@tenant, @definition, @asset, @resolution, @start, @was, @now, @at, @request)
        """;

    private readonly SortedDictionary<int, KpiEntry> days = [];
    private readonly List<KpiEntry> storedDays = [];
    private readonly List<KpiEntry> storedMonths = [];
    private readonly Dictionary<(int AssetId, DateOnly Day), long> causes = [];

    /// <summary>KPIs to write: new ones and those that differ from what is stored.</summary>
    public List<KpiEntry> Entries { get; } = [];

    /// <summary>Days of assets that were corrected.</summary>
    public HashSet<(int AssetId, DateOnly Day)> Corrected { get; } = [];

    /// <summary>Merges computed days of one asset and month into the stored ones, and computes the month anew.</summary>
    public void Merge(int assetId, DateOnly month, IReadOnlyList<AssetDay> days)
    {
        Load(storedDays, assetId, KpiResolution.Day, month.DayNumber, month.AddMonths(1).DayNumber);
        Load(storedMonths, assetId, KpiResolution.Month, month.DayNumber, month.DayNumber + 1);
        var first = Entries.Count;
        foreach (var results in days.SelectMany(d => d.Results, (day, one) => (Day: day, one.DefinitionId, one.Result)).Concat(Ended(days)).GroupBy(r => r.DefinitionId))
        {
            Merge(assetId, results.Key, month, HoursOf(results.Key, month, days[0]), results.Select(r => (r.Day, r.Result)));
        }

        // In the order of the table.
        CollectionsMarshal.AsSpan(Entries)[first..].Sort(static (a, b) =>
            (a.Resolution, a.PeriodStart, a.DefinitionId).CompareTo((b.Resolution, b.PeriodStart, b.DefinitionId)));
    }

    /// <summary>What is stored of computed days that have no such figure any more, as where their hours are another day's in another time zone.</summary>
    private List<(AssetDay Day, int DefinitionId, KpiResult Result)> Ended(IReadOnlyList<AssetDay> days) =>
    [
        .. from day in days
           from stored in storedDays
           where stored.PeriodStart == day.Day.DayNumber && stored.Value is not null && !day.Results.Exists(one => one.DefinitionId == stored.DefinitionId)
           select (day, stored.DefinitionId, new KpiResult(Value: null, Expected: 0, Valid: 0, Estimated: 0)),
    ];

    private void Merge(
        int assetId, int definitionId, DateOnly month, int hours, IEnumerable<(AssetDay Day, KpiResult Result)> days)
    {
        this.days.Clear();
        foreach (var entry in storedDays.Where(s => s.DefinitionId == definitionId))
        {
            this.days.Add(entry.PeriodStart, entry);
        }

        long? correctedBy = null;
        foreach (var (day, result) in days)
        {
            var entry = Entry(assetId, definitionId, KpiResolution.Day, day.Day, result);
            KpiEntry? before = this.days.TryGetValue(entry.PeriodStart, out var stored) ? stored : null;
            if (Differs(before, entry))
            {
                this.days[entry.PeriodStart] = entry;
                Entries.Add(entry);
                if (IsCorrection(before, entry, day))
                {
                    var request = CausedBy(day);
                    correctedBy = Math.Max(correctedBy ?? request, request);
                    Corrected.Add((assetId, day.Day));
                    AddCorrection(before!.Value, entry, request);
                }
            }
        }

        MergeMonth(assetId, definitionId, month, hours, correctedBy);
    }

    /// <summary>Hours of a month that are expected: up to the end of the last meter.</summary>
    private static int HoursOf(int definitionId, DateOnly month, AssetDay day)
    {
        var hours = day.Calendar.HoursBetween(month, month.AddMonths(1));
        return day.EnergyEndsAt is { } end && !DailyKpis.IsMean(definitionId)
            ? (int)Math.Clamp((end - day.Calendar.StartOf(month)) / LocalCalendar.Hour, 0, hours) : hours;
    }

    private void MergeMonth(int assetId, int definitionId, DateOnly month, int hours, long? correctedBy)
    {
        KpiResult[] days = [.. this.days.Values.Select(d => new KpiResult(d.Value, d.Expected, d.Valid, d.Estimated))];
        var entry = Entry(assetId, definitionId, KpiResolution.Month, month,
            DailyKpis.IsMean(definitionId) ? MonthlyKpi.Mean(days, hours) : MonthlyKpi.Sum(days, hours));
        var position = storedMonths.FindIndex(s => s.DefinitionId == definitionId);
        KpiEntry? before = position < 0 ? null : storedMonths[position];
        if (Differs(before, entry))
        {
            Entries.Add(entry);
            if (correctedBy is { } request && before is { Value: not null } shown && !shown.Value.Equals(entry.Value))
            {
                AddCorrection(shown, entry, request);
            }
        }
    }

    private static bool Differs(in KpiEntry? before, in KpiEntry entry) =>
        before is not { } stored || stored with { ComputedAt = entry.ComputedAt } != entry;

    /// <summary>A value that was shown as final: the day was over and well covered, or a reading behind it changed.</summary>
    private static bool IsCorrection(in KpiEntry? before, in KpiEntry entry, AssetDay day)
    {
        if (before is not { Value: not null } shown || shown.Value.Equals(entry.Value))
        {
            return false;
        }

        return day.Marks.Any(m => m.Corrects)
            || (shown.Status == KpiStatus.Ok && shown.ComputedAt >= day.Calendar.StartOf(day.Day.AddDays(1)));
    }

    /// <summary>The last request that corrected something of a day, or where none did brought something.</summary>
    public long CausedBy(AssetDay day)
    {
        if (!causes.TryGetValue((day.AssetId, day.Day), out var cause))
        {
            List<long> corrections = [.. day.Marks.Where(m => m.Corrects).Select(m => m.RawRequestId)];
            cause = corrections.Count > 0 ? LastCorrecting(day, corrections) : day.Marks.Max(m => m.RawRequestId);
            causes.Add((day.AssetId, day.Day), cause);
        }

        return cause;
    }

    /// <summary>A mark knows the request that came last, which need not be the one that corrected something.</summary>
    private long LastCorrecting(AssetDay day, List<long> marked)
    {
        var kept = CorrectedDays.RequestsOf(session, tenantId, day.AssetId, day.Day);
        if (kept.Count > 1)
        {
            // Some may have corrected a record of the day alone, on which these figures do not stand.
            var revising = CorrectedDays.ThatRevised(session, tenantId, day.AssetId, day.Calendar.StartOf(day.Day), day.Calendar.StartOf(day.Day.AddDays(1)), kept);
            kept = revising.Count > 0 ? revising : kept;
        }

        List<long> known = [.. marked.Where(kept.Contains)];
        return known.Count > 0 ? known.Max() : kept.Count > 0 ? kept.Max() : marked.Max();
    }

    private KpiEntry Entry(int assetId, int definitionId, KpiResolution resolution, DateOnly start, KpiResult result)
    {
        var enough = result.Coverage >= KpiDefinitions.All[definitionId - 1].MinimumCoverage;
        return new KpiEntry(
            assetId, definitionId, resolution, start.DayNumber, tenantId, result.Value, result.Expected, result.Valid,
            result.Estimated, enough ? KpiStatus.Ok : KpiStatus.Insufficient, now.ToUnixTimeMilliseconds());
    }

    /// <summary>The stored KPIs of an asset in [from, to), of all definitions.</summary>
    private void Load(List<KpiEntry> stored, int assetId, KpiResolution resolution, int from, int to)
    {
        var select = session.Prepare(Stored, "@asset", "@resolution", "@from", "@to");
        select.Fill(assetId, (int)resolution, from, to);
        stored.Clear();
        using var rows = select.ExecuteReader();
        while (rows.Read())
        {
            stored.Add(new KpiEntry(
                assetId, rows.GetInt32(0), resolution, rows.GetInt32(1), tenantId, rows.IsDBNull(2) ? null : rows.GetDouble(2),
                rows.GetInt32(3), rows.GetInt32(4), rows.GetInt32(5), (KpiStatus)rows.GetInt32(6), rows.GetInt64(7)));
        }
    }

    private void AddCorrection(in KpiEntry was, in KpiEntry entry, long rawRequestId)
    {
        var insert = session.Prepare(
            Correct, "@tenant", "@definition", "@asset", "@resolution", "@start", "@was", "@now", "@at", "@request");
        insert.Fill(
            tenantId, entry.DefinitionId, entry.AssetId, (int)entry.Resolution, entry.PeriodStart, was.Value, entry.Value, now.ToUnixTimeMilliseconds(), rawRequestId);
        insert.ExecuteNonQuery();
    }
}

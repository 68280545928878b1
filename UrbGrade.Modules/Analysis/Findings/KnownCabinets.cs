using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Analysis.Domain.Findings.Lighting;
using UrbGrade.Modules.Analysis.Savings;
using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Analysis.Findings;

/// <summary>What is known of cabinets beside their load: from earlier looks, from works, and from what their lamps were told.</summary>
internal sealed class KnownCabinets(IUrbGradeContexts contexts, ILampCounts lampCounts, ILightingHistory history)
{
    /// <summary>By series; those that tell no load of lamps are left out.</summary>
    /// <param name="to">The first local day after those looked at.</param>
    public async Task<IReadOnlyDictionary<int, CabinetFacts>> Of(
        int tenantId, IReadOnlyCollection<SeriesToAnalyse> series, DateOnly to, CancellationToken cancellation)
    {
        List<SeriesToAnalyse> cabinets = [.. series.Where(one => one.IsLighting)];
        if (cabinets.Count == 0)
        {
            return new Dictionary<int, CabinetFacts>();
        }

        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var lamps = lampCounts.Of(tenantId, to);
        var falls = (await database.Set<FindingRow>().AsNoTracking()
            .Where(row => row.Kind == FindingKind.LampsOut && row.Scope == FindingScope.Series && row.EndAt == null && row.WithdrawnAt == null
                && row.State != FindingState.FalseAlarm)
            .ToListAsync(cancellation)).ToLookup(row => row.ScopeId, FallOf);
        var works = await Works(database, work => work.Kind != MeasureKind.Dimming, cancellation);
        var programs = await Programs(tenantId, cabinets, cancellation);
        return cabinets.ToDictionary(one => one.Series.Id, one => new CabinetFacts(
            [.. falls[one.Series.Id]], [.. works[one.Series.AssetId]], lamps.TryGetValue(one.Series.AssetId, out var count) ? count : null)
        {
            Programs = [.. programs[one.Series.Id]],
        });
    }

    /// <summary>When another program of dimming began, by series, milliseconds since 1970-01-01T00:00:00Z: the noon of a work, or when a node of the same
    /// asset acknowledged it.</summary>
    public async Task<ILookup<int, long>> Programs(int tenantId, IReadOnlyCollection<SeriesToAnalyse> series, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var works = await Works(database, work => work.Kind == MeasureKind.Dimming, cancellation);
        var nodes = await database.Set<MeterRow>().AsNoTracking()
            .ToDictionaryAsync(meter => meter.Source, meter => meter.AssetId, StringComparer.Ordinal, cancellation);
        var told = (await history.Of(tenantId, cancellation)).Where(one => nodes.ContainsKey(one.Node)).GroupBy(one => one.Node)
            .SelectMany(node => Changes([.. node])).ToLookup(one => nodes[one.Node], one => one.From.ToUnixTimeMilliseconds());
        return series.SelectMany(one => works[one.Series.AssetId].Select(day => NoonOf(one.Series.Calendar, day)).Concat(told[one.Series.AssetId])
            .Select(begin => (one.Series.Id, Begin: begin))).ToLookup(one => one.Id, one => one.Begin);
    }

    /// <summary>Days on which works on lamps were done, by asset.</summary>
    private static async Task<ILookup<int, DateOnly>> Works(
        UrbGradeContext database, Expression<Func<InterventionRow, bool>> counts, CancellationToken cancellation) => (await (
            from place in database.Set<InterventionAssetRow>()
            join work in database.Set<InterventionRow>().Where(WorksAt.ChangesUse).Where(counts) on place.InterventionId equals work.Id
            where work.Medium == "light"
            select new { place.AssetId, Day = work.DoneOn!.Value }).ToListAsync(cancellation)).ToLookup(work => work.AssetId, work => work.Day);

    /// <summary>Those of a node's programs that give another light than the one before.</summary>
    private static IEnumerable<ProgramInForce> Changes(List<ProgramInForce> programs) =>
        programs.Where((program, index) => index == 0 || !program.Profile.Equals(programs[index - 1].Profile));

    /// <summary>A night goes from noon to noon.</summary>
    private static long NoonOf(LocalCalendar calendar, DateOnly day) => calendar.StartOf(day.AddDays(1)) - (12 * LocalCalendar.Hour);

    private static LampFall FallOf(FindingRow row)
    {
        var numbers = EvidenceText.Read(row.Evidence).Numbers;
        return new LampFall(row.StartAt.ToUnixTimeMilliseconds(), numbers.GetValueOrDefault("before"), numbers.GetValueOrDefault("watt"));
    }
}

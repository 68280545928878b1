using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Quantification.Domain;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>What is made of several assets together: KPIs of streets, districts and the whole tenant, the place of each asset among its peers, and what people said.</summary>
internal sealed class PlaceSums(IUrbGradeContexts contexts, RecordKpis records, TimeProvider clock)
{
    private static readonly int[] Added =
    [
        KpiDefinitions.Energy.Id, KpiDefinitions.Cost.Id, KpiDefinitions.Co2.Id, PeriodKpiDefinitions.Co2ByHour.Id, PeriodKpiDefinitions.Water.Id,
        PeriodKpiDefinitions.TariffCost.Id,
    ];

    /// <summary>Those of the given periods, from what is stored of the assets; writes nothing.</summary>
    public async Task<IReadOnlyList<PeriodKpiEntry>> Of(
        int tenantId, IReadOnlyCollection<(KpiResolution Resolution, DateOnly Start, DateOnly End)> periods, CancellationToken cancellation)
    {
        await using var context = contexts.Read(TenantScope.Of(tenantId));
        var known = await TraitReader.Of(context, cancellation);
        var places = await (
            from place in context.Set<PlaceRow>()
            join member in context.Set<PlaceAssetRow>() on place.Id equals member.PlaceId
            select new { place.Kind, place.Id, member.AssetId }).ToListAsync(cancellation);
        var scopesOf = places.ToLookup(place => place.AssetId, place => (place.Kind, place.Id));
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var sums = new List<PeriodKpiEntry>();
        foreach (var (resolution, start, end) in periods)
        {
            var rows = await context.Set<PeriodKpiRow>().AsNoTracking()
                .Where(k => k.Resolution == resolution && k.PeriodStart == start && k.Scope == KpiScope.Asset && k.Value != null
                    && (Added.Contains(k.DefinitionId) || k.DefinitionId == PeriodKpiDefinitions.Intensity.Id)).ToListAsync(cancellation);
            foreach (var scope in rows.SelectMany(row => scopesOf[row.ScopeId].Append((KpiScope.Tenant, tenantId)), (row, scope) => (row, scope))
                .GroupBy(pair => pair.scope, pair => pair.row))
            {
                sums.AddRange(Sum(tenantId, scope.Key, [.. scope.Where(row => row.DefinitionId != PeriodKpiDefinitions.Intensity.Id)], known, end, now));
            }

            if (resolution != KpiResolution.Week)
            {
                sums.AddRange(Ranks([.. rows.Where(row => row.DefinitionId == PeriodKpiDefinitions.Intensity.Id && row.Status == KpiStatus.Ok)], known, now));
            }
        }

        sums.AddRange(await records.Of(context, periods, cancellation));
        return sums;
    }

    private static IEnumerable<PeriodKpiEntry> Sum(
        int tenantId, (KpiScope Kind, int Id) scope, IReadOnlyList<PeriodKpiRow> rows, TenantTraits traits, DateOnly end, long now)
    {
        foreach (var one in rows.GroupBy(row => (row.Medium, row.DefinitionId)))
        {
            yield return Entry(one.Key.DefinitionId, one.Key.Medium, one.Sum(row => row.Value!.Value), [.. one]);
        }

        var energy = rows.Where(row => row.DefinitionId == KpiDefinitions.Energy.Id && row.Medium == KpiMedium.All).ToList();
        foreach (var (definition, trait) in new[]
        {
            (PeriodKpiDefinitions.Intensity, AssetTraits.FloorArea), (PeriodKpiDefinitions.PerPerson, AssetTraits.Occupants),
        })
        {
            var related = energy.Select(row => (row, Of: traits.Of(row.ScopeId).Mean(trait, row.PeriodStart, end))).Where(pair => pair.Of > 0).ToList();
            if (related.Count > 0)
            {
                yield return Entry(
                    definition.Id, KpiMedium.All, related.Sum(pair => pair.row.Value!.Value) / related.Sum(pair => pair.Of!.Value), [.. related.Select(pair => pair.row)]);
            }
        }

        PeriodKpiEntry Entry(int definitionId, KpiMedium medium, double value, IReadOnlyList<PeriodKpiRow> parts)
        {
            var (expected, valid) = (parts.Sum(part => part.ExpectedIntervals), parts.Sum(part => part.ValidIntervals));
            return new PeriodKpiEntry(
                tenantId, parts[0].Resolution, parts[0].PeriodStart.DayNumber, scope.Kind, scope.Id, medium, definitionId, value, expected, valid,
                parts.Sum(part => part.EstimatedIntervals),
                valid >= KpiDefinitions.All[definitionId - 1].MinimumCoverage * expected ? KpiStatus.Ok : KpiStatus.Insufficient, now, 0);
        }
    }

    private static IEnumerable<PeriodKpiEntry> Ranks(IReadOnlyList<PeriodKpiRow> intensities, TenantTraits traits, long now)
    {
        foreach (var peers in intensities.GroupBy(row => traits.KindOf(row.ScopeId)))
        {
            double[] values = [.. peers.Select(row => row.Value!.Value)];
            foreach (var row in peers)
            {
                if (BenchmarkPercentile.Of(row.Value!.Value, values) is { } rank)
                {
                    yield return new PeriodKpiEntry(
                        row.TenantId, row.Resolution, row.PeriodStart.DayNumber, KpiScope.Asset, row.ScopeId, KpiMedium.All, PeriodKpiDefinitions.Rank.Id, rank,
                        row.ExpectedIntervals, row.ValidIntervals, row.EstimatedIntervals, KpiStatus.Ok, now, 0);
                }
            }
        }
    }
}

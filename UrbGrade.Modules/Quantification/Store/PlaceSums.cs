using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Numerics;
using UrbGrade.Modules.Quantification.Domain;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>What is made of several assets together: KPIs of streets, districts and the whole tenant, the place of each asset among its peers, and what people said.</summary>
internal sealed class PlaceSums(IUrbGradeContexts contexts, SeriesDirectory directory, RecordKpis records)
{
    /// <summary>KPIs that are sums of those of the assets.</summary>
    public static readonly int[] Added =
    [
        KpiDefinitions.Energy.Id, KpiDefinitions.Cost.Id, KpiDefinitions.Co2.Id, PeriodKpiDefinitions.Co2ByHour.Id, PeriodKpiDefinitions.Water.Id,
        PeriodKpiDefinitions.TariffCost.Id,
    ];

    /// <summary>Those of the marked periods, from what is stored of the assets; null when nothing is marked. Writes nothing.</summary>
    public async Task<MarkedSums?> Next(int tenantId, CancellationToken cancellation)
    {
        await using var context = contexts.Read(TenantScope.Of(tenantId));
        var marks = await context.Set<StaleMonthRow>().AsNoTracking().Where(m => m.AssetId == StaleMonth.Sums).OrderBy(m => m.Month).ToListAsync(cancellation);
        if (marks.Count == 0)
        {
            return null;
        }

        var years = marks.ConvertAll(m => new StaleMonth(m.TenantId, m.AssetId, m.Month.DayNumber, m.Mark, m.RawRequestId, m.Corrects))
            .GroupBy(m => DateOnly.FromDayNumber(m.Month).Year).Select(group => new AssetYear(StaleMonth.Sums, group.Key, [], [.. group])).ToList();
        var periods = years.SelectMany(year => year.Periods()).Distinct().ToList();
        await context.Database.OpenConnectionAsync(cancellation);
        var expected = await ExpectedAssets.Load(
            context.Database.GetDbConnection(), tenantId, await directory.Get(tenantId, cancellation), cancellation);
        var known = await TraitReader.Of(context, cancellation);
        var places = await (
            from place in context.Set<PlaceRow>()
            join member in context.Set<PlaceAssetRow>() on place.Id equals member.PlaceId
            select new { place.Kind, place.Id, member.AssetId }).ToListAsync(cancellation);
        List<((KpiScope Kind, int Id) Scope, HashSet<int> Assets)> scopes =
        [
            ((KpiScope.Tenant, tenantId), [.. expected.All]),
            .. places.GroupBy(place => (place.Kind, place.Id), place => place.AssetId).Select(place => (place.Key, place.ToHashSet())),
        ];
        var sums = new List<PeriodKpiEntry>();
        foreach (var (resolution, start, end) in periods)
        {
            var rows = await context.Set<PeriodKpiRow>().AsNoTracking()
                .Where(k => k.Resolution == resolution && k.PeriodStart == start && k.Scope == KpiScope.Asset && k.Value != null
                    && (Added.Contains(k.DefinitionId) || k.DefinitionId == PeriodKpiDefinitions.Intensity.Id)).ToListAsync(cancellation);
            var added = rows.Where(row => row.DefinitionId != PeriodKpiDefinitions.Intensity.Id).ToLookup(row => row.ScopeId);
            foreach (var ((kind, id), assets) in scopes)
            {
                sums.AddRange(Sum(tenantId, (kind, id), kind == KpiScope.Tenant ? [.. added.SelectMany(asset => asset)] : [.. assets.SelectMany(asset => added[asset])], assets, expected, known, end));
            }

            if (resolution != KpiResolution.Week)
            {
                sums.AddRange(Ranks([.. rows.Where(row => row.DefinitionId == PeriodKpiDefinitions.Intensity.Id && row.Status == KpiStatus.Ok)], known));
            }
        }

        sums.AddRange(await records.Of(context, periods, cancellation));
        return new MarkedSums(years, periods.ConvertAll(period => (period.Resolution, period.From)), sums);
    }

    /// <summary>KPIs of several assets in one period.</summary>
    /// <param name="rows">What is known of the assets, with values.</param>
    /// <param name="assets">All that should be in it.</param>
    /// <param name="end">Local day after the period.</param>
    public static IEnumerable<PeriodKpiEntry> Sum(
        int tenantId, (KpiScope Kind, int Id) scope, IReadOnlyList<PeriodKpiRow> rows, HashSet<int> assets, ExpectedAssets expected, TenantTraits traits, DateOnly end)
    {
        foreach (var one in rows.GroupBy(row => (row.Medium, row.DefinitionId)))
        {
            yield return Entry(one.Key.DefinitionId, one.Key.DefinitionId, one.Key.Medium, one.Sum(row => row.Value!.Value), [.. one], assets);
        }

        var energy = rows.Where(row => row.DefinitionId == KpiDefinitions.Energy.Id && row.Medium == KpiMedium.All).ToList();
        foreach (var (definition, trait) in new[]
        {
            (PeriodKpiDefinitions.Intensity, AssetTraits.FloorArea), (PeriodKpiDefinitions.PerPerson, AssetTraits.Occupants),
        })
        {
            var related = energy.Select(row => (row, Of: Fact(row.ScopeId, row.PeriodStart))).Where(pair => pair.Of > 0).ToList();
            if (related.Count > 0)
            {
                yield return Entry(
                    definition.Id, KpiDefinitions.Energy.Id, KpiMedium.All, related.Sum(pair => pair.row.Value!.Value) / related.Sum(pair => pair.Of!.Value),
                    [.. related.Select(pair => pair.row)], assets.Where(asset => Fact(asset, energy[0].PeriodStart) > 0));
            }

            double? Fact(int asset, DateOnly start) => traits.Of(asset).Mean(trait, start, end);
        }

        PeriodKpiEntry Entry(int definitionId, int measured, KpiMedium medium, double value, IReadOnlyList<PeriodKpiRow> parts, IEnumerable<int> members)
        {
            var reporting = parts.Select(part => part.ScopeId).ToHashSet();
            var silent = members.Where(asset => !reporting.Contains(asset)).Sum(asset => expected.HoursOf(asset, measured, medium, parts[0].PeriodStart, end));
            var (hours, valid) = (parts.Sum(part => Math.Max(part.ValidIntervals, expected.UntilEnd(part.ScopeId, part.ExpectedIntervals, part.PeriodStart))) + silent, parts.Sum(part => part.ValidIntervals));
            return new PeriodKpiEntry(
                tenantId, parts[0].Resolution, parts[0].PeriodStart.DayNumber, scope.Kind, scope.Id, medium, definitionId, value, hours, valid,
                parts.Sum(part => part.EstimatedIntervals),
                valid >= KpiDefinitions.All[definitionId - 1].MinimumCoverage * hours ? KpiStatus.Ok : KpiStatus.Insufficient, ComputedAt: 0, OccurredAt: 0);
        }
    }

    /// <summary>The place of each asset among those of its kind.</summary>
    /// <param name="intensities">Of one period.</param>
    public static IEnumerable<PeriodKpiEntry> Ranks(IReadOnlyList<PeriodKpiRow> intensities, TenantTraits traits)
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
                        row.ExpectedIntervals, row.ValidIntervals, row.EstimatedIntervals, KpiStatus.Ok, ComputedAt: 0, OccurredAt: 0);
                }
            }
        }
    }
}

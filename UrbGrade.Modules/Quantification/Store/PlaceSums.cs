using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Domain.Formulas;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>What is made of several assets together: KPIs of streets, districts and the whole tenant, the place of each
/// asset among its peers, and what people said.</summary>
internal sealed class PlaceSums(IUrbGradeContexts contexts, SeriesDirectory directory, RecordKpis records, ITenantRegistry tenants)
{
    /// <summary>Those of the marked periods, from what is stored of the assets; null when nothing is marked. Writes nothing.</summary>
    /// <param name="onlyCorrected">Nothing else than what a correction touched.</param>
    public async Task<MarkedSums?> Next(int tenantId, bool onlyCorrected, CancellationToken cancellation)
    {
        await using var context = contexts.Read(TenantScope.Of(tenantId));
        var marks = await context.Set<StaleMonthRow>().AsNoTracking().Where(m => m.AssetId == StaleMonth.Sums && (!onlyCorrected || m.Corrects)).OrderBy(m => m.Month).ToListAsync(cancellation);
        if (marks.Count == 0)
        {
            return null;
        }

        var years = marks.ConvertAll(m => new StaleMonth(m.TenantId, m.AssetId, m.Month.DayNumber, m.Mark, m.RawRequestId, m.Corrects))
            .GroupBy(m => DateOnly.FromDayNumber(m.Month).Year).Select(group => new AssetYear(StaleMonth.Sums, group.Key, [], [.. group])).ToList();
        var periods = years.SelectMany(year => year.Periods()).Distinct().ToList();
        await context.Database.OpenConnectionAsync(cancellation);
        var series = await directory.Get(tenantId, cancellation);
        var expected = await ExpectedAssets.Load(context.Database.GetDbConnection(), tenantId, series, cancellation);
        var formulas = (await TenantFormulas.Load(context, new FormulaNames(tenants.Find(tenantId)?.Currency ?? "EUR", series.All), cancellation)).Groups;
        List<int> kpis = [.. GroupRule.Kpis, .. formulas.Ids];
        List<int> read = [.. kpis.Union(PeriodKpiDefinitions.Ranks.Select(one => one.By))];
        var traits = await TraitReader.Of(context, cancellation);
        var places = await (
            from place in context.Set<PlaceRow>()
            join member in context.Set<PlaceAssetRow>() on place.Id equals member.PlaceId
            select new { place.Kind, place.Id, member.AssetId }).ToListAsync(cancellation);
        List<((KpiScope Kind, int Id) Scope, HashSet<int> Assets)> scopes =
        [
            ((KpiScope.Tenant, tenantId), [.. expected.All]),
            .. places.GroupBy(place => (place.Kind, place.Id), place => place.AssetId).Select(place => (place.Key, place.ToHashSet())),
        ];
        var said = await records.Of(context, periods, cancellation);
        var sums = new List<PeriodKpiEntry>(said);
        foreach (var (resolution, start, end) in periods)
        {
            var known = await context.Set<PeriodKpiRow>().AsNoTracking()
                .Where(k => k.Resolution == resolution && k.PeriodStart == start && k.Scope == KpiScope.Asset && k.Value != null
                    && read.Contains(k.DefinitionId)).ToListAsync(cancellation);
            List<PeriodKpiRow> rows =
            [
                .. known.Where(row => kpis.Contains(row.DefinitionId) && RecordFigures.KindOf(row.DefinitionId) is null),
                .. said.Where(one => one.Value is not null && one.Resolution == resolution && one.PeriodStart == start.DayNumber).Select(one => one.AsRow()),
            ];
            var ofAssets = rows.ToLookup(row => row.ScopeId);
            foreach (var ((kind, id), assets) in scopes)
            {
                sums.AddRange(Sum(tenantId, (kind, id), kind == KpiScope.Tenant ? rows : [.. assets.SelectMany(asset => ofAssets[asset])], assets, expected, traits, end, formulas: formulas));
            }

            if (resolution != KpiResolution.Week)
            {
                sums.AddRange(Ranks(known, traits, end));
            }
        }

        return new MarkedSums(years, periods.ConvertAll(period => (period.Resolution, period.From)), sums, scopes.ToDictionary(scope => scope.Scope, scope => scope.Assets));
    }

    /// <summary>KPIs of several assets in one period, as <see cref="GroupRule"/> makes them.</summary>
    /// <param name="rows">What is known of the assets, with values.</param>
    /// <param name="assets">All that should be in it.</param>
    /// <param name="end">Local day after the period.</param>
    /// <param name="hour">Of an hour how many of its day come before it; null for a longer period.</param>
    /// <param name="formulas">The tenant's own KPIs; null for none.</param>
    public static IEnumerable<PeriodKpiEntry> Sum(
        int tenantId, (KpiScope Kind, int Id) scope, IReadOnlyList<PeriodKpiRow> rows, HashSet<int> assets, ExpectedAssets expected, TenantTraits traits, DateOnly end,
        int? hour = null, GroupFormulas? formulas = null)
    {
        foreach (var one in ByCarrier(rows).GroupBy(row => (row.Medium, row.DefinitionId)))
        {
            if (GroupRule.Of(one.Key.DefinitionId) is not { } rule)
            {
                continue;
            }

            // The last digit of a sum depends on the order of its terms, and a server hands them out in any.
            var parts = one.OrderBy(row => row.ScopeId).Select(row => (Row: row, Weight: rule.WeightOf(traits, row.ScopeId, row, end))).Where(part => part.Weight > 0).ToList();
            // Where the last meter was taken away before, nothing is expected and nothing came: there is no share of it.
            if (parts.Count > 0 && Entry(rule, one.Key.Medium, parts) is { Value: not double.NaN } together)
            {
                yield return together;
            }
        }

        foreach (var (figure, value) in formulas?.Of([.. rows.OrderBy(row => row.ScopeId)], traits, end) ?? [])
        {
            yield return OfFormula(figure, value);
        }

        int Of(int hours) => hour is { } at ? Math.Clamp(hours - at, 0, 1) : hours;

        int Expected(PeriodKpiRow row) =>
            hour is not null ? row.ExpectedIntervals : Math.Max(row.ValidIntervals, expected.UntilEnd(row.ScopeId, row.ExpectedIntervals, row.PeriodStart));

        PeriodKpiEntry OfFormula(GroupFigure figure, double value)
        {
            var first = figure.Parts[0];
            var reporting = figure.Parts.Select(part => part.ScopeId).ToHashSet();
            var hours = figure.Parts.Sum(part => Expected(part))
                + assets.Where(asset => !reporting.Contains(asset)).Sum(asset => Of(GroupFormulas.HoursOf(figure, asset, expected, traits, first.PeriodStart, end)));
            var valid = figure.Parts.Sum(part => part.ValidIntervals);
            return new PeriodKpiEntry(
                tenantId, first.Resolution, first.PeriodStart.DayNumber, scope.Kind, scope.Id, KpiMedium.All, figure.Formula.Id, value, hours, valid,
                figure.Parts.Sum(part => part.EstimatedIntervals),
                valid >= figure.Formula.MinimumCoverage * hours ? KpiStatus.Ok : KpiStatus.Insufficient, ComputedAt: 0, OccurredAt: 0);
        }

        PeriodKpiEntry Entry(GroupRule rule, KpiMedium medium, List<(PeriodKpiRow Row, double? Weight)> parts)
        {
            var first = parts[0].Row;
            var reporting = parts.Select(part => part.Row.ScopeId).ToHashSet();
            var silent = rule.ExpectedAs is not { } measured ? 0
                : assets.Where(asset => !reporting.Contains(asset) && rule.WeightOf(traits, asset, first, end) > 0).Sum(asset => Of(rule.Counted(expected.HoursOf(asset, measured, medium, first.PeriodStart, end))));
            var hours = silent + parts.Sum(part => rule.ExpectedAs is null || rule.CountsDays ? part.Row.ExpectedIntervals : Expected(part.Row));
            var valid = parts.Sum(part => part.Row.ValidIntervals);
            var value = rule.AddsUp ? parts.Sum(part => part.Row.Value!.Value)
                : rule.Kpi == PeriodKpiDefinitions.Completeness.Id ? 100.0 * valid / hours
                : parts.Sum(part => part.Row.Value!.Value * part.Weight!.Value) / parts.Sum(part => part.Weight!.Value);
            return new PeriodKpiEntry(
                tenantId, first.Resolution, first.PeriodStart.DayNumber, scope.Kind, scope.Id, medium, rule.Kpi, value, hours, valid,
                parts.Sum(part => part.Row.EstimatedIntervals),
                valid >= KpiDefinitions.All[rule.Kpi - 1].MinimumCoverage * hours ? KpiStatus.Ok : KpiStatus.Insufficient, ComputedAt: 0, OccurredAt: 0);
        }
    }

    /// <summary>Where several carriers are used, what an asset with one of them has of all its energy stands for that carrier, too; where there
    /// is only one, nothing is told of it beside the whole.</summary>
    /// <param name="rows">Of one period.</param>
    private static IEnumerable<PeriodKpiRow> ByCarrier(IReadOnlyList<PeriodKpiRow> rows)
    {
        var carriers = rows.Where(row => row.DefinitionId == KpiDefinitions.Energy.Id && row.Medium != KpiMedium.All).ToLookup(row => row.ScopeId, row => row.Medium);
        var ofCarriers = rows.Where(row => KpiDefinitions.OfCarriers.Contains(row.DefinitionId)).ToList();
        var apart = ofCarriers.Where(row => row.Medium != KpiMedium.All).Select(row => (row.ScopeId, row.DefinitionId)).ToHashSet();
        if (apart.Count == 0 && carriers.SelectMany(asset => asset).Distinct().Count() < 2)
        {
            return rows;
        }

        return rows.Concat(
            from row in ofCarriers
            where row.Medium == KpiMedium.All && !apart.Contains((row.ScopeId, row.DefinitionId)) && carriers[row.ScopeId].Count() == 1
            select row.As(carriers[row.ScopeId].First()));
    }

    /// <summary>The places of each asset among its peers: those of its kind and zone whose floor area is from half of its own to twice as much. Where these use
    /// several carriers it has places by each of them, too.</summary>
    /// <param name="rows">Of the assets in one period, with values.</param>
    /// <param name="end">Local day after the period.</param>
    public static IEnumerable<PeriodKpiEntry> Ranks(IReadOnlyList<PeriodKpiRow> rows, TenantTraits traits, DateOnly end) =>
        from alike in rows.GroupBy(row => (traits.KindOf(row.ScopeId), traits.ZoneOf(row.ScopeId)))
        from one in ByCarrier([.. alike]).Where(row => row.Status == KpiStatus.Ok).GroupBy(row => (By: row.DefinitionId, row.Medium))
        let rank = PeriodKpiDefinitions.RankBy(one.Key.By)
        where rank is not null
        from entry in Ranks(rank.Value, [.. one], traits, end)
        select entry;

    /// <param name="alike">Of one KPI and carrier.</param>
    private static IEnumerable<PeriodKpiEntry> Ranks(int rank, List<PeriodKpiRow> alike, TenantTraits traits, DateOnly end)
    {
        var areas = alike.ConvertAll(row => traits.Of(row.ScopeId).Mean(AssetTraits.FloorArea, row.PeriodStart, end));
        List<PeriodKpiRow> sized = [.. alike.Where((_, at) => areas[at] is not null)];
        areas.RemoveAll(area => area is null);
        var places = PeerPlaces.Of([.. sized.Select((row, at) => (areas[at]!.Value, row.Value!.Value))]);
        foreach (var (at, row) in sized.Index())
        {
            if (places[at] is { } place)
            {
                yield return new PeriodKpiEntry(
                    row.TenantId, row.Resolution, row.PeriodStart.DayNumber, KpiScope.Asset, row.ScopeId, row.Medium, rank, place,
                    row.ExpectedIntervals, row.ValidIntervals, row.EstimatedIntervals, KpiStatus.Ok, ComputedAt: 0, OccurredAt: 0);
            }
        }
    }
}

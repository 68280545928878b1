using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Domain.Comfort;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Catalogue;

internal sealed class PeriodFigures(
    IUrbGradeContexts contexts, ITenantSession session, ITenantRegistry tenants, AskedFigures asked, MissingFactors missing, TimeProvider clock)
    : IPeriodFigures, ITenantFigures
{
    /// <summary>Bounds what one page reads.</summary>
    private const int MostCorrections = 500;

    /// <summary>Days of assets whose hours are made at once.</summary>
    private const int MostDaysAtOnce = 400;

    private const int LongestStretch = 31;

    /// <summary>Those of the calendar's ends are left out: what a period of a day looks at would lie beyond it, and nothing was measured then.</summary>
    private static readonly DateOnly FirstDay = new(2, 1, 1), PastDay = new(9999, 1, 1);

    public ComfortLimits HeatingComfort { get; } = new(ComfortBand.Heating(2).From, ComfortBand.Heating(2).To);

    public Task<IReadOnlyList<PeriodFigure>> Of(
        string? tenantCode, KpiScope scope, int scopeId, PeriodLength length, DateOnly day, CancellationToken cancellation) =>
        Read(tenantCode, scope, scopeId, length, day, code: null, withLoad: false, cancellation);

    public Task<IReadOnlyList<PeriodFigure>> Complete(
        string? tenantCode, KpiScope scope, int scopeId, PeriodLength length, DateOnly day, string? code, CancellationToken cancellation) =>
        Read(tenantCode, scope, scopeId, length, day, code, withLoad: true, cancellation);

    public Task<IReadOnlyList<PeriodFigure>> All(
        string? tenantCode, KpiScope scope, PeriodLength length, DateOnly day, string? code, CancellationToken cancellation) =>
        Read(tenantCode, scope, scopeId: null, length, day, code, withLoad: true, cancellation);

    public async Task<string?> NameOf(KpiScope scope, int scopeId, CancellationToken cancellation)
    {
        if (session.CurrentTenantId is not { } id || (scope == KpiScope.Tenant && scopeId != id))
        {
            return null;
        }

        await using var database = contexts.Read(TenantScope.Of(id));
        return (await Names(database, scope, [scopeId], cancellation)).GetValueOrDefault(scopeId);
    }

    public async Task<IReadOnlyList<string>> WithoutFactor(KpiScope scope, int scopeId, CancellationToken cancellation)
    {
        if (session.CurrentTenantId is not { } id)
        {
            return [];
        }

        await using var database = contexts.Read(TenantScope.Of(id));
        return await missing.Of(database, scope, scopeId, cancellation);
    }

    public async Task<IReadOnlyList<PeriodCorrection>> Corrections(
        KpiScope scope, int scopeId, PeriodLength length, DateOnly day, CancellationToken cancellation)
    {
        if (session.CurrentTenantId is not { } id || IsBeyond(day))
        {
            return [];
        }

        await using var database = contexts.Read(TenantScope.Of(id));
        var (resolution, start, _) = Span(length, day);
        var about = scope == KpiScope.Tenant ? id : scopeId;
        var rows = await database.Set<PeriodKpiCorrectionRow>().AsNoTracking()
            .Where(c => c.TenantId == id && c.Scope == scope && c.ScopeId == about && c.PeriodStart == start && c.Resolution == resolution)
            .OrderByDescending(c => c.Id).Take(MostCorrections).ToListAsync(cancellation);
        var definitions = await ToldDefinition.Load(database, tenants.Find(id)!.Currency, cancellation);
        return
        [
            .. rows.Where(c => definitions.ContainsKey(c.DefinitionId)).Select(c => new PeriodCorrection(
                definitions[c.DefinitionId].Code, CarrierOf(c.Medium), c.CorrectedAt, c.Was, c.Now, c.RawRequestId)
            {
                OtherRequestIds = [.. c.OtherRequests.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(request => long.Parse(request, CultureInfo.InvariantCulture))],
                MoreRequests = c.MoreRequests,
            }),
        ];
    }

    /// <summary>One figure of the current tenant, held against all intervals of its period, also while that runs; null when there is none.</summary>
    public async Task<PeriodFigure?> OfWhole(FigureName name, CancellationToken cancellation) => session.CurrentTenantId is { } id
        ? (await Find(id, name.Scope, name.ScopeId, name.Length, name.Day, name.Code, withLoad: true, byNow: false, cancellation))
            .SingleOrDefault(figure => figure.Medium == name.Medium && figure.Hour == name.Hour)
        : null;

    public Task<IReadOnlyList<PeriodFigure>> Of(
        int tenantId, KpiScope scope, int? scopeId, PeriodLength length, DateOnly day, string? code, CancellationToken cancellation) =>
        Find(tenantId, scope, scopeId, length, day, code, withLoad: true, byNow: true, cancellation);

    /// <param name="scopeId">Null for all of the scope.</param>
    private async Task<IReadOnlyList<PeriodFigure>> Read(
        string? tenantCode, KpiScope scope, int? scopeId, PeriodLength length, DateOnly day, string? code, bool withLoad, CancellationToken cancellation)
    {
        if ((tenantCode is null ? session.CurrentTenantId : tenants.FindByCode(tenantCode)?.Id) is not { } id
            || !(session.IsPlatformAdministrator || session.CurrentTenantId == id))
        {
            return [];
        }

        return await Find(id, scope, scopeId, length, day, code, withLoad, byNow: true, cancellation);
    }

    /// <param name="withLoad">Whether those of load of several assets are made of their hours together, where they are asked for; of days they always are.</param>
    /// <param name="byNow">Whether of a period that runs only that is expected which could be there.</param>
    private async Task<IReadOnlyList<PeriodFigure>> Find(
        int tenantId, KpiScope scope, int? scopeId, PeriodLength length, DateOnly day, string? code, bool withLoad, bool byNow, CancellationToken cancellation)
    {
        if (IsBeyond(day))
        {
            return [];
        }

        await using var database = contexts.Read(TenantScope.Of(tenantId));
        scopeId = scope == KpiScope.Tenant ? tenantId : scopeId;
        var definitions = await ToldDefinition.Load(database, tenants.Find(tenantId)!.Currency, cancellation);
        var ids = definitions.Values.Where(d => code is null || d.Code == code).Select(d => d.Id).ToHashSet();
        var figures = new List<PeriodFigure>();
        if (length == PeriodLength.Hour)
        {
            await foreach (var stretch in Hours(database, scope, scopeId, day, day.AddDays(1), cancellation))
            {
                figures.AddRange(await Told(database, stretch, scopeId, ids, definitions, cancellation));
            }

            return figures;
        }

        var rows = (await Rows(database, scope, scopeId, length, day, withLoad && ids.Any(PeriodKpiDefinitions.OfLoad.Contains), cancellation))
            .FindAll(row => row.Scope == scope && (scopeId is null || row.ScopeId == scopeId) && ids.Contains(row.DefinitionId));
        var running = byNow
            ? await RunningPeriod.Load(database, tenants.Find(tenantId)!.TimeZone, scope, scopeId, length, day, clock.GetUtcNow(), cancellation) : null;
        rows.ForEach(row => running?.Judge(row, definitions[row.DefinitionId].LeastCoverage));

        var names = await Names(database, rows, cancellation);
        return
        [
            .. rows.OrderBy(row => row.DefinitionId).ThenBy(row => row.Medium).ThenBy(row => names.GetValueOrDefault((row.Scope, row.ScopeId)), StringComparer.Ordinal)
                .Select(row => Figure(row, length, names.GetValueOrDefault((row.Scope, row.ScopeId), ""), definitions[row.DefinitionId])),
        ];
    }

    public async IAsyncEnumerable<PeriodFigure> Hours(KpiScope scope, DateOnly from, DateOnly to, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (session.CurrentTenantId is not { } id)
        {
            yield break;
        }

        await using var database = contexts.Read(TenantScope.Of(id));
        var definitions = await ToldDefinition.Load(database, tenants.Find(id)!.Currency, cancellation);
        await foreach (var stretch in Hours(database, scope, scopeId: null, from, to, cancellation))
        {
            foreach (var figure in await Told(database, stretch, scopeId: null, [.. definitions.Keys], definitions, cancellation))
            {
                yield return figure;
            }
        }
    }

    /// <summary>Figures of hours of some days after some others.</summary>
    /// <param name="scopeId">Null for all of the scope.</param>
    private async IAsyncEnumerable<List<AskedHour>> Hours(
        UrbGradeContext database, KpiScope scope, int? scopeId, DateOnly from, DateOnly to, [EnumeratorCancellation] CancellationToken cancellation)
    {
        (from, to) = (from < FirstDay ? FirstDay : from, to > PastDay ? PastDay : to);
        var isOfOne = scope is KpiScope.Asset or KpiScope.Meter;
        var assets = isOfOne ? await PeriodMembers.AssetsOf(database, scope, scopeId, cancellation) : [];
        List<(int Id, IEnumerable<int> Assets)> groups = isOfOne ? [] : [.. await PeriodMembers.Groups(database, scope, scopeId, cancellation)];
        using var hours = await asked.Hours(database, !isOfOne, cancellation);
        var days = Math.Clamp(MostDaysAtOnce / Math.Max(assets.Count + groups.Sum(group => group.Assets.Count()), 1), 1, LongestStretch);
        for (var first = from; first < to; first = first.AddDays(days))
        {
            var past = first.AddDays(days) < to ? first.AddDays(days) : to;
            var found = isOfOne ? hours.OfAssets(assets, first, past, ofEachMeter: scope == KpiScope.Meter && scopeId is not null, cancellation) : hours.OfGroups(scope, groups, first, past, cancellation);
            found.RemoveAll(hour => hour.Row.Scope != scope);
            yield return found;
        }
    }

    private static async Task<IEnumerable<PeriodFigure>> Told(
        UrbGradeContext database, List<AskedHour> hours, int? scopeId, HashSet<int> ids,
        Dictionary<int, ToldDefinition> definitions, CancellationToken cancellation)
    {
        hours.RemoveAll(hour => (scopeId is not null && hour.Row.ScopeId != scopeId) || !ids.Contains(hour.Row.DefinitionId));
        var names = await Names(database, hours.ConvertAll(hour => hour.Row), cancellation);
        return hours.OrderBy(hour => (hour.Row.PeriodStart, hour.Hour, hour.Row.DefinitionId, hour.Row.Medium))
            .ThenBy(hour => names.GetValueOrDefault((hour.Row.Scope, hour.Row.ScopeId)), StringComparer.Ordinal)
            .Select(hour => Figure(hour.Row, PeriodLength.Hour, names.GetValueOrDefault((hour.Row.Scope, hour.Row.ScopeId), ""), definitions[hour.Row.DefinitionId]) with
            {
                Hour = hour.Hour,
                HourStart = DateTimeOffset.FromUnixTimeMilliseconds(hour.StartsAt),
            });
    }

    /// <param name="ofLoad">Whether those of several assets are made from their hours together.</param>
    private async Task<List<PeriodKpiRow>> Rows(
        UrbGradeContext database, KpiScope scope, int? scopeId, PeriodLength length, DateOnly day, bool ofLoad, CancellationToken cancellation)
    {
        var (resolution, start, end) = Span(length, day);
        var isOfOne = scope is KpiScope.Asset or KpiScope.Meter;
        var isOneMeter = scope == KpiScope.Meter && scopeId is not null;
        if (!isOfOne && length == PeriodLength.Day)
        {
            return await asked.OfDayOfGroups(database, scope, await PeriodMembers.Groups(database, scope, scopeId, cancellation), day, cancellation);
        }

        List<PeriodKpiRow> kept = [];
        if (length != PeriodLength.Day)
        {
            kept = await database.Set<PeriodKpiRow>().AsNoTracking()
                .Where(k => k.Resolution == resolution && k.PeriodStart == start && k.Scope == scope && (scopeId == null || k.ScopeId == scopeId)).ToListAsync(cancellation);
            if (!isOfOne && ofLoad)
            {
                var together = await asked.OfGroups(database, scope, await PeriodMembers.Groups(database, scope, scopeId, cancellation), resolution, start, end, cancellation);
                kept.AddRange(together.Where(row => PeriodKpiDefinitions.OfLoad.Contains(row.DefinitionId)));
            }

            if (!isOneMeter)
            {
                return kept;
            }
        }

        // A meter that is the only one of its kind has them once, as its asset's; of another kind it may be one of several, and keeps its own.
        var made = await asked.OfAssets(database, await PeriodMembers.AssetsOf(database, scope, scopeId, cancellation), resolution, start, end, isOneMeter, cancellation);
        var known = kept.Select(row => (row.Scope, row.ScopeId, row.DefinitionId, row.Medium)).ToHashSet();
        return [.. kept, .. made.Where(row => !known.Contains((row.Scope, row.ScopeId, row.DefinitionId, row.Medium)))];
    }

    private static PeriodFigure Figure(PeriodKpiRow row, PeriodLength length, string name, ToldDefinition definition) => new(
        row.Scope, row.ScopeId, name, length, row.PeriodStart, CarrierOf(row.Medium), definition.Code, definition.Version, definition.Name, definition.Unit, row.Value,
        row.ExpectedIntervals, row.ValidIntervals, row.EstimatedIntervals, row.Status,
        row.OccurredAt == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.OccurredAt))
    {
        ComputedAt = row.ComputedAt > DateTimeOffset.UnixEpoch ? row.ComputedAt : null,
    };

    private static string? CarrierOf(KpiMedium medium) => medium == KpiMedium.All ? null : medium.ToString().ToLowerInvariant();

    /// <summary>Whether the calendar ends within what a period of a day looks at; nothing was measured then.</summary>
    private static bool IsBeyond(DateOnly day) => day < FirstDay || day >= PastDay;

    /// <summary>The period that a day is in, as local days [start, end); of an hour its day.</summary>
    public static (KpiResolution Resolution, DateOnly Start, DateOnly End) Span(PeriodLength length, DateOnly day)
    {
        var (resolution, start) = length switch
        {
            PeriodLength.Day or PeriodLength.Hour => (KpiResolution.Day, day),
            PeriodLength.Week => (KpiResolution.Week, AssetYear.MondayOf(day)),
            PeriodLength.Month => (KpiResolution.Month, new DateOnly(day.Year, day.Month, 1)),
            _ => (KpiResolution.Year, new DateOnly(day.Year, 1, 1)),
        };
        return (resolution, start, AssetYear.EndOf(resolution, start));
    }

    private static async Task<Dictionary<(KpiScope, int), string>> Names(
        UrbGradeContext database, List<PeriodKpiRow> rows, CancellationToken cancellation)
    {
        var names = new Dictionary<(KpiScope, int), string>();
        foreach (var scope in rows.Select(k => k.Scope).Distinct())
        {
            var ids = rows.Where(k => k.Scope == scope).Select(k => k.ScopeId).Distinct().ToList();
            foreach (var (id, name) in await Names(database, scope, ids, cancellation))
            {
                names[(scope, id)] = name;
            }
        }

        return names;
    }

    private static Task<Dictionary<int, string>> Names(UrbGradeContext database, KpiScope scope, List<int> ids, CancellationToken cancellation)
    {
        var found = scope switch
        {
            KpiScope.Asset => database.Set<AssetRow>().Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.Name }),
            KpiScope.Meter => database.Set<MeterRow>().Where(m => ids.Contains(m.Id)).Select(m => new { m.Id, Name = m.Source }),
            KpiScope.Tenant => database.Set<TenantRow>().Where(t => ids.Contains(t.Id)).Select(t => new { t.Id, t.Name }),
            _ => database.Set<PlaceRow>().Where(p => p.Kind == scope && ids.Contains(p.Id)).Select(p => new { p.Id, p.Name }),
        };
        return found.ToDictionaryAsync(one => one.Id, one => one.Name, cancellation);
    }
}

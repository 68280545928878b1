using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Domain.Formulas;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Catalogue;

internal sealed partial class KpiCatalogue(
    IUrbGradeContexts contexts, ITenantSession session, AuditedChanges changes, Reach reach, FormulaTrial trial, SeriesDirectory directory, StaleMarks stale, TimeProvider clock) : IKpiCatalogue
{
    /// <summary>Ids up to this one are the platform's.</summary>
    private const int LastOfPlatform = 1000;

    private const int MostFormulas = 100;

    public async Task<IReadOnlyList<Bus.Contracts.Quantification.KpiEntry>> List(string? tenantCode, CancellationToken cancellation)
    {
        if (!reach.TryFind(tenantCode, out var tenant, out _) && (tenant is null || tenant.Id != session.CurrentTenantId))
        {
            return [];
        }

        await using var database = contexts.Read(TenantScope.Of(tenant.Id));
        var formulas = await database.Set<FormulaKpiRow>().AsNoTracking().ToListAsync(cancellation);
        var links = formulas.Count == 0 ? null : Links(formulas, draft: null, await Names(tenant, cancellation));
        return
        [
            .. KpiDefinitions.All.Select(kpi => new Bus.Contracts.Quantification.KpiEntry(
                kpi.Id, kpi.Code, kpi.Version, kpi.Name, kpi.Formula, kpi.Unit, kpi.Inputs, kpi.MinimumCoverage, kpi.Source, IsFormula: false)),
            .. TenantFormulas.Newest(formulas).OrderBy(f => f.Code, StringComparer.Ordinal)
                .Select(f => new Bus.Contracts.Quantification.KpiEntry(
                    f.Id, f.Code, f.Version, f.Name, f.Formula, f.Unit, "what the formula names", f.MinimumCoverage,
                    string.Create(CultureInfo.InvariantCulture, $"{f.WrittenBy}, {f.WrittenAt:yyyy-MM-dd}"), IsFormula: true)
                {
                    Problem = links is null ? null : Unusable(links, f.Code),
                }),
        ];
    }

    public async Task<IReadOnlyList<(string Name, string Unit)>> Names(string? tenantCode, CancellationToken cancellation) =>
        reach.TryFind(tenantCode, out var tenant, out _) ? [.. (await Names(tenant, cancellation)).All] : [];

    public async Task<FormulaPreview> Preview(string? tenantCode, FormulaDraft draft, CancellationToken cancellation)
    {
        if (!reach.TryFind(tenantCode, out var tenant, out var refusal))
        {
            return new FormulaPreview(refusal.Refusal, []);
        }

        await using var database = contexts.Read(TenantScope.Of(tenant.Id));
        var links = Links(await database.Set<FormulaKpiRow>().AsNoTracking().ToListAsync(cancellation), draft, await Names(tenant, cancellation));
        if ((Broken(draft) ?? Unusable(links, draft.Code)) is { } problem)
        {
            return new FormulaPreview(problem, []);
        }

        var needs = links.NeedsOf(draft.Code);
        return new FormulaPreview(null, await trial.Of(tenant, links.Of(draft.Code), needs, cancellation)) { NotAdded = [.. GroupFormulas.NotAdded(needs)] };
    }

    public async Task<AdministrationResult> Write(string? tenantCode, FormulaDraft draft, CancellationToken cancellation)
    {
        if (!reach.TryFind(tenantCode, out var tenant, out var refusal))
        {
            return refusal;
        }

        return Broken(draft) is { } problem ? Refused.Invalid(problem) : await Add(tenant, draft, isRetired: false, cancellation);
    }

    public async Task<AdministrationResult> Retire(string? tenantCode, string code, CancellationToken cancellation)
    {
        if (!reach.TryFind(tenantCode, out var tenant, out var refusal))
        {
            return refusal;
        }

        await using var database = contexts.Read(TenantScope.Of(tenant.Id));
        var newest = await database.Set<FormulaKpiRow>().AsNoTracking().Where(f => f.Code == code).OrderByDescending(f => f.Version).FirstOrDefaultAsync(cancellation);
        return newest is null or { IsRetired: true }
            ? Refused.NotFound("Kpi.Unknown", $"There is no formula with the code '{code}'.")
            : await Add(tenant, new FormulaDraft(code, newest.Name, newest.Formula, newest.Unit, newest.MinimumCoverage), isRetired: true, cancellation);
    }

    public async Task<AdministrationResult> Recompute(string? tenantCode, CancellationToken cancellation)
    {
        if (!reach.TryFind(tenantCode, out var tenant, out var refusal))
        {
            return refusal;
        }

        return await changes.Commit(TenantScope.Platform, topic: null, (_, session) =>
        {
            stale.All(session, tenant.Id);
            return AuditedChange.Done(tenant.Id, "kpi.recomputed", tenant.Code, null, null);
        }, cancellation);
    }

    private async Task<FormulaNames> Names(TenantInfo tenant, CancellationToken cancellation) => new(tenant.Currency, (await directory.Get(tenant.Id, cancellation)).All);

    private async Task<AdministrationResult> Add(TenantInfo tenant, FormulaDraft draft, bool isRetired, CancellationToken cancellation)
    {
        var names = await Names(tenant, cancellation);
        var unmarked = isRetired ? [] : await Unmarked(tenant, draft, names, cancellation);
        return await changes.Commit(TenantScope.Platform, topic: null, (database, session) =>
        {
            var versions = database.Set<FormulaKpiRow>().AsNoTracking().Where(f => f.TenantId == tenant.Id).ToList();
            var newest = versions.Where(f => f.Code == draft.Code).MaxBy(f => f.Version);
            if (newest is not null && newest.IsRetired == isRetired && (newest.Name, newest.Formula, newest.Unit, newest.MinimumCoverage)
                == (draft.Name, draft.Formula, draft.Unit, draft.MinimumCoverage))
            {
                return AuditedChange.Nothing;
            }

            if (!isRetired && newest is null or { IsRetired: true } && TenantFormulas.Newest(versions).Count >= MostFormulas)
            {
                return Refused.Invalid("Kpi.Most", $"The tenant has {MostFormulas} formulas, which are the most that it may have.");
            }

            if (Unfit(versions, draft, isRetired, names) is { } problem)
            {
                return Refused.Invalid(problem);
            }

            database.Add(new FormulaKpiRow
            {
                Id = Math.Max(LastOfPlatform, database.Set<FormulaKpiRow>().Max(f => (int?)f.Id) ?? 0) + 1,
                TenantId = tenant.Id,
                Code = draft.Code,
                Version = (newest?.Version ?? 0) + 1,
                Name = draft.Name,
                Formula = draft.Formula,
                Unit = draft.Unit,
                MinimumCoverage = draft.MinimumCoverage,
                WrittenBy = changes.Who,
                WrittenAt = clock.GetUtcNow(),
                IsRetired = isRetired,
            });
            stale.Months(session, tenant.Id, assetId: 0, DateOnly.MinValue, DateOnly.MaxValue);
            unmarked.ForEach(asset => stale.DaysOfAsset(session, tenant.Id, asset, DateOnly.MinValue, DateOnly.MaxValue));
            return AuditedChange.Done(
                tenant.Id, isRetired ? "kpi.retired" : "kpi.written", draft.Code, newest?.Formula, isRetired ? null : $"{draft.Formula} in {draft.Unit}");
        }, cancellation);
    }

    /// <summary>Assets that measure what a formula names and have no figures yet, whose months would be known.</summary>
    private async Task<List<int>> Unmarked(TenantInfo tenant, FormulaDraft draft, FormulaNames names, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Of(tenant.Id));
        var links = Links(await database.Set<FormulaKpiRow>().AsNoTracking().ToListAsync(cancellation), draft, names);
        if (links.ProblemOf(draft.Code) is not null)
        {
            return [];
        }

        HashSet<string> quantities = [.. links.NeedsOf(draft.Code).Select(FormulaNames.QuantityOf).OfType<string>()];
        var measuring = (await directory.Get(tenant.Id, cancellation)).All.Where(one => one.HasReadings && quantities.Contains(one.Quantity))
            .Select(one => one.Meter.AssetId).ToHashSet();
        if (measuring.Count > 0)
        {
            measuring.ExceptWith(await database.Set<PeriodKpiRow>().Where(k => k.Resolution == KpiResolution.Year && k.Scope == KpiScope.Asset)
                .Select(k => k.ScopeId).Distinct().ToListAsync(cancellation));
        }

        return [.. measuring.Order()];
    }

    /// <summary>The tenant's formulas with a draft in place of what its code was.</summary>
    private static FormulaLinks Links(IEnumerable<FormulaKpiRow> versions, FormulaDraft? draft, FormulaNames names, string? without = null) => new(
        TenantFormulas.Newest(versions).Where(f => f.Code != draft?.Code && f.Code != without).Select(f => (f.Code, f.Formula, f.Unit))
            .Concat(draft is null ? [] : [(draft.Code, draft.Formula, draft.Unit)]),
        names);

    /// <summary>Why the tenant's formulas would not fit together any more; null when they do.</summary>
    private static Refusal? Unfit(IReadOnlyList<FormulaKpiRow> versions, FormulaDraft draft, bool isRetired, FormulaNames names)
    {
        var before = Links(versions, draft: null, names);
        var after = isRetired ? Links(versions, draft: null, names, without: draft.Code) : Links(versions, draft, names);
        if (!isRetired && Unusable(after, draft.Code) is { } problem)
        {
            return problem;
        }

        return TenantFormulas.Newest(versions).Where(f => f.Code != draft.Code && before.ProblemOf(f.Code) is null && after.ProblemOf(f.Code) is not null)
            .Select(f => new Refusal("Kpi.Named", $"The formula '{f.Code}' names '{draft.Code}' and could not be used any more; change it first. {after.ProblemOf(f.Code)}.")).FirstOrDefault();
    }

    private static Refusal? Unusable(FormulaLinks links, string code) => links.ProblemOf(code) is { } why ? new Refusal("Kpi.Formula", $"{why}") : null;

    /// <summary>What is wrong with a draft's code, name or coverage; null for nothing.</summary>
    private static Refusal? Broken(FormulaDraft draft)
    {
        if (!Code().IsMatch(draft.Code))
        {
            return new Refusal("Kpi.Code", $"The code is '{draft.Code}'; allowed are 3 to 40 lower-case letters, digits and underscores, beginning with a letter.");
        }

        if (KpiDefinitions.All.Any(kpi => kpi.Code == draft.Code) || AssetTraits.Units.ContainsKey(draft.Code))
        {
            return new Refusal("Kpi.CodeTaken", $"The code '{draft.Code}' is a KPI of the platform or a fact; choose another one.");
        }

        if (string.IsNullOrWhiteSpace(draft.Name) || draft.Name.Length > 100 || draft.Name.Any(char.IsControl) || !(draft.MinimumCoverage is >= 0 and <= 1))
        {
            return new Refusal("Kpi.Name", $"The name is '{draft.Name}' and the least coverage {draft.MinimumCoverage}; allowed are 1 to 100 printable characters, and 0 to 1.");
        }

        return null;
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9_]{2,39}\z")]
    private static partial Regex Code();
}

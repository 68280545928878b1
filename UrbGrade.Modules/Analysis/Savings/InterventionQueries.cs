using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Analysis.Baselines;
using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Analysis.Savings;

internal sealed class InterventionQueries(IUrbGradeContexts contexts, ITenantSession session, ITenantRegistry tenants, ISiteRecords records, StaffReach staff) : IInterventionQueries
{
    public async Task<IReadOnlyList<InterventionEntry>> List(CancellationToken cancellation) =>
        session is { CurrentTenantId: { } tenantId, IsStaff: true } ? await Read(tenantId, rows => rows, cancellation) : [];

    public async Task<IReadOnlyList<InterventionEntry>> Of(string tenantCode, CancellationToken cancellation) =>
        staff.TryFind(tenantCode, out var tenant, out _) ? await Read(tenant.Id, rows => rows, cancellation) : [];

    public async Task<InterventionEntry?> Find(int id, CancellationToken cancellation) =>
        session is { CurrentTenantId: { } tenantId, IsStaff: true } ? (await Read(tenantId, rows => rows.Where(row => row.Id == id), cancellation)).SingleOrDefault() : null;

    public async Task<IReadOnlyList<InterventionEntry>> Public(string tenantCode, CancellationToken cancellation)
    {
        if (tenants.FindByCode(tenantCode) is not { } tenant || !await IsPublic(tenant.Id, cancellation))
        {
            return [];
        }

        // A home or a shop is somebody's: only what is the town's own is everybody's to see.
        var done = await Read(tenant.Id, rows => rows.Where(row => row.Medium == "light" && (row.State == InterventionState.Done || row.State == InterventionState.Measured)), cancellation);
        return [.. done.Select(entry => entry with { Responsible = "", CreatedBy = "", Note = null, Cost = null })];
    }

    private async Task<bool> IsPublic(int tenantId, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Platform);
        return await database.Set<TenantRow>().AnyAsync(tenant => tenant.Id == tenantId && tenant.IsPublic, cancellation);
    }

    private async Task<IReadOnlyList<InterventionEntry>> Read(
        int tenantId, Func<IQueryable<InterventionRow>, IQueryable<InterventionRow>> which, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var rows = await which(database.Set<InterventionRow>().AsNoTracking()).ToListAsync(cancellation);
        var savings = await database.Set<SavingRow>().AsNoTracking().ToDictionaryAsync(saving => saving.InterventionId, cancellation);
        var baselines = (await database.Set<BaselineRow>().AsNoTracking().Where(b => b.InterventionId != 0)
            .Select(b => new { b.InterventionId, b.AssetId, b.From, b.Refusals }).ToListAsync(cancellation)).ToDictionary(b => (b.InterventionId, b.AssetId));
        var assets = (await (
            from place in database.Set<InterventionAssetRow>()
            join asset in database.Set<AssetRow>() on place.AssetId equals asset.Id
            select new { place.InterventionId, asset.Id, asset.Name, asset.Kind, asset.Latitude, asset.Longitude }).ToListAsync(cancellation)).ToLookup(one => one.InterventionId);
        var done = await database.Set<InterventionRow>().AsNoTracking().Where(row => row.DoneOn != null).ToListAsync(cancellation);
        var works = new WorksAt(done, assets.SelectMany(places => places).ToLookup(place => place.InterventionId, place => place.Id));

        // Where readings begin after the earlier one, it shortens nothing.
        DoneWork? Earlier(InterventionRow row) => Told(assets[row.Id]
            .Select(one => works.Earlier(row, one.Id) is { } work && baselines.GetValueOrDefault((row.Id, one.Id))?.From == work.DoneOn ? work : null)
            .OfType<InterventionRow>().MaxBy(work => work.DoneOn));
        DoneWork? Later(InterventionRow row) => Told(assets[row.Id]
            .Select(one => works.Later(row, one.Id)).OfType<InterventionRow>().MinBy(work => work.DoneOn));
        var streets = rows.Count == 0 ? [] : await records.Places(tenantId, KpiScope.Street, cancellation);
        return
        [
            .. rows.OrderBy(row => row.State switch { InterventionState.Done or InterventionState.Measured => 0, InterventionState.Decided => 1, _ => 2 })
                .ThenByDescending(row => row.DoneOn ?? row.PlannedFor).ThenBy(row => row.Id)
                .Select(row => new InterventionEntry(
                    row.Id, row.Title, row.Kind, row.State, row.Medium, row.PlannedFor, row.DoneOn, row.Cost, row.Promise, row.PromiseLow, row.PromiseHigh, row.Responsible, row.Note,
                    streets.FirstOrDefault(street => assets[row.Id].Any() && assets[row.Id].All(one => street.AssetIds.Contains(one.Id)))?.Name,
                    [
                        .. assets[row.Id].OrderBy(one => one.Name, NaturalOrder.Names).Select(one => new InterventionAsset(
                            one.Id, one.Name, one.Kind, one.Latitude, one.Longitude, Refusals(baselines.GetValueOrDefault((row.Id, one.Id))?.Refusals))),
                    ],
                    savings.TryGetValue(row.Id, out var saving) ? Result(saving) : null, row.CreatedBy, row.CreatedAt)
                    { Earlier = Earlier(row), Later = Later(row) }),
        ];
    }

    private static DoneWork? Told(InterventionRow? work) => work is null ? null : new DoneWork(work.Id, work.Title, work.DoneOn!.Value);

    private static List<BaselineRefusal> Refusals(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<List<BaselineRefusal>>(json, BaselineFacts.Format)!;

    /// <summary>A stored result as contracts say it.</summary>
    public static SavingResult Result(SavingRow row) => new(
        row.Verdict, row.Until, row.Days, row.ExpectedKwh, row.ObservedKwh, row.BandKwh, row.PromisedKwh, row.Money, row.Co2Kg, row.MeasuredAssets, row.RefusedAssets,
        JsonSerializer.Deserialize<List<SavingMonth>>(row.Months, BaselineFacts.Format)!, row.ComputedAt);
}

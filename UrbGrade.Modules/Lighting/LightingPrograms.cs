using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Lighting.Store;

namespace UrbGrade.Modules.Lighting;

internal sealed class LightingPrograms(
    IUrbGradeContexts contexts, AuditedChanges changes, Reach reach, ITenantRegistry tenants, TimeProvider time) : ILightingPrograms
{
    /// <summary>Kind of the assets that are lighting nodes.</summary>
    private const string NodeKind = "lighting node";

    public async Task<IReadOnlyList<LightingNode>> List(CancellationToken cancellation)
    {
        if (reach.Operated is not { } scope)
        {
            return [];
        }

        await using var database = contexts.Read(scope);
        var programs = (await database.Set<LightingProgramRow>().AsNoTracking().ToListAsync(cancellation)).ToLookup(p => (p.TenantId, p.Node));
        var meters = await (
            from meter in database.Set<MeterRow>()
            join asset in database.Set<AssetRow>() on meter.AssetId equals asset.Id
            select new { meter.TenantId, meter.Source, asset.Name, asset.Kind }).ToListAsync(cancellation);
        return [.. meters.Where(m => m.Kind == NodeKind || programs.Contains((m.TenantId, m.Source)))
            .Select(m => Describe(tenants.Find(m.TenantId)!, m.Source, m.Name, programs[(m.TenantId, m.Source)]))
            .OrderBy(n => n.TenantCode, StringComparer.Ordinal).ThenBy(n => n.Name, NaturalOrder.Names)];
    }

    public async Task<IReadOnlyList<ProgramVersion>> History(string? tenantCode, string node, CancellationToken cancellation)
    {
        if (!reach.TryFindOperated(tenantCode, out var tenant, out _))
        {
            return [];
        }

        await using var database = contexts.Read(TenantScope.Of(tenant.Id));
        var rows = await database.Set<LightingProgramRow>().AsNoTracking().Where(p => p.Node == node)
            .OrderByDescending(p => p.Version).ToListAsync(cancellation);
        return [.. rows.Select((row, index) => row.ToVersion(index == 0))];
    }

    public async Task<AdministrationResult> Put(string? tenantCode, LightingDraft draft, CancellationToken cancellation)
    {
        if (!reach.TryFindOperated(tenantCode, out var tenant, out var refusal))
        {
            return refusal;
        }

        DimmingProfile profile;
        try
        {
            profile = DimmingProfile.Parse(draft.Profile);
        }
        catch (RefusedException failure)
        {
            return Refused.Invalid(failure.Refusal);
        }

        var master = draft.Function == NodeFunction.Slave ? draft.Master?.Trim() ?? "" : null;
        return await changes.Commit(
            TenantScope.Of(tenant.Id), topic: null,
            database => Write(database, tenant.Id, draft with { Master = master, Profile = profile.ToString() }), cancellation);
    }

    private AuditedChange Write(UrbGradeContext database, int tenantId, LightingDraft draft)
    {
        if (!IsMeter(database, draft.Node))
        {
            return Refused.NotFound("Lighting.NodeUnknown", $"There is no node '{draft.Node}'; it has to be registered as a meter.");
        }

        if (WrongNetwork(database, draft) is { } problem)
        {
            return Refused.Invalid(problem);
        }

        var newest = Newest(database, draft.Node);
        if (newest is not null && (newest.Function, newest.Master, newest.Profile) == (draft.Function, draft.Master, draft.Profile))
        {
            return AuditedChange.Nothing;
        }

        if ((newest?.Version ?? 0) != draft.BasedOn)
        {
            return Refused.Invalid("Lighting.Meanwhile", $"Version {newest?.Version ?? 0} of {draft.Node} was written meanwhile, by {newest?.EditedBy ?? "nobody"}; look at it first. Yours was based on version {draft.BasedOn}.");
        }

        var row = new LightingProgramRow
        {
            TenantId = tenantId, Node = draft.Node, Version = draft.BasedOn + 1, Function = draft.Function, Master = draft.Master,
            Profile = draft.Profile, EditedBy = changes.Who, EditedAt = time.GetUtcNow(),
        };
        database.Add(row);
        return AuditedChange.Done(tenantId, "lighting.program", draft.Node, newest is null ? null : Words(newest), Words(row));
    }

    private static Refusal? WrongNetwork(UrbGradeContext database, LightingDraft draft)
    {
        if (draft.Function == NodeFunction.Slave)
        {
            if (draft.Master == draft.Node || !IsMeter(database, draft.Master!))
            {
                return new Refusal("Lighting.Master", $"The master of {draft.Node} is '{draft.Master}'; it takes another registered node.");
            }

            if (Newest(database, draft.Master!) is { Function: NodeFunction.Slave })
            {
                return new Refusal("Lighting.MasterIsSlave", $"{draft.Master} is a slave itself; a slave takes a master.");
            }

            var slave = database.Set<LightingProgramRow>().Where(p => p.Master == draft.Node).Select(p => p.Node).Distinct().ToList()
                .Find(node => Newest(database, node)?.Master == draft.Node);
            return slave is null ? null : new Refusal("Lighting.IsMaster", $"{draft.Node} is the master of {slave}; give that another master first.");
        }

        return null;
    }

    private static bool IsMeter(UrbGradeContext database, string node) => database.Set<MeterRow>().Any(m => m.Source == node);

    private static LightingProgramRow? Newest(UrbGradeContext database, string node) =>
        database.Set<LightingProgramRow>().Where(p => p.Node == node).OrderByDescending(p => p.Version).FirstOrDefault();

    private static string Words(LightingProgramRow row) =>
        $"version {row.Version}: {row.Function}{(row.Master is null ? "" : $" of {row.Master}")}, {row.Profile}";

    private static LightingNode Describe(TenantInfo tenant, string node, string name, IEnumerable<LightingProgramRow> programs)
    {
        var versions = programs.OrderByDescending(p => p.Version).ToList();
        var active = versions.Find(p => p.AcknowledgedAt is not null);
        return new LightingNode(
            tenant.Code, node, name, tenant.TimeZone, versions.FirstOrDefault()?.ToVersion(isNewest: true), active?.ToVersion(ReferenceEquals(active, versions[0])));
    }
}

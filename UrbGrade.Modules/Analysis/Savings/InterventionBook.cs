using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Analysis.Savings;

internal sealed class InterventionBook(AuditedChanges changes, StaffReach staff, IWorkItems work, TimeProvider clock) : IInterventions
{
    private const int MostAssets = 10_000;
    private const int MostText = 200;

    private static readonly string[] Media = ["power", "light", "heat", "gas"];
    private static readonly DateOnly Earliest = new(2000, 1, 1);

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public async Task<AdministrationResult> Add(string? tenantCode, InterventionDraft draft, CancellationToken cancellation)
    {
        if (!staff.TryFind(tenantCode, out var tenant, out var refusal))
        {
            return refusal;
        }

        if (Problem(draft) is { } problem)
        {
            return Refused.Invalid(problem);
        }

        return await changes.Commit(TenantScope.Of(tenant.Id), topic: null, (database, session) =>
        {
            var assets = database.Set<AssetRow>().Where(a => draft.AssetIds.Contains(a.Id) || draft.AssetCodes.Contains(a.Code)).Select(a => new { a.Id, a.Code }).ToList();
            if (draft.AssetCodes.FirstOrDefault(code => assets.TrueForAll(a => a.Code != code)) is { } unknown)
            {
                return Refused.NotFound("Asset.Unknown", $"There is no asset with the code '{unknown}'.");
            }

            if (draft.AssetIds.Any(id => assets.TrueForAll(a => a.Id != id)) || assets.Count == 0)
            {
                return Refused.NotFound("Intervention.Assets", $"An intervention is done at assets of the tenant; at least one is named, and all of them exist.");
            }

            if (Same(database, draft, [.. assets.Select(a => a.Id)]) is { } there)
            {
                if (there.State == InterventionState.Scenario && !draft.IsScenario)
                {
                    (there.State, there.ChangedAt) = (InterventionState.Decided, clock.GetUtcNow());
                    return AuditedChange.Done(
                        tenant.Id, "intervention.decided", $"{there.Id} {there.Title}", nameof(InterventionState.Scenario), nameof(InterventionState.Decided));
                }

                return Refused.AlreadyExists("Intervention.Exists", $"It is written down already: {there.Id} {there.Title}.");
            }

            var row = new InterventionRow
            {
                TenantId = tenant.Id, Title = draft.Title.Trim(), Kind = draft.Kind, Medium = draft.Medium,
                State = draft.DoneOn is not null ? InterventionState.Done : draft.IsScenario ? InterventionState.Scenario : InterventionState.Decided,
                PlannedFor = draft.PlannedFor, DoneOn = draft.DoneOn, Cost = draft.Cost, Promise = draft.Promise, PromiseLow = draft.PromiseLow,
                PromiseHigh = draft.PromiseHigh, Responsible = draft.Responsible.Trim(), Note = draft.Note, CreatedBy = changes.Who,
                CreatedAt = clock.GetUtcNow(), ChangedAt = clock.GetUtcNow(),
            };
            database.Add(row);
            database.SaveChanges();
            database.AddRange(assets.Select(a => new InterventionAssetRow { InterventionId = row.Id, AssetId = a.Id, TenantId = tenant.Id }));
            Follow(session, tenant, row);
            return AuditedChange.Done(
                tenant.Id, "intervention.added", $"{row.Id} {row.Title}", null,
                FormattableString.Invariant($"{row.Kind} of {row.Medium} at {assets.Count} assets, done {row.DoneOn:yyyy-MM-dd}, promise {row.Promise} kWh a year, {row.Responsible}"));
        }, cancellation);
    }

    public Task<AdministrationResult> Decide(string? tenantCode, int id, CancellationToken cancellation) => Change(
        tenantCode, id, "intervention.decided",
        (row, _) =>
        {
            if (row.State == InterventionState.Dropped)
            {
                return GivenUp();
            }

            row.State = row.State == InterventionState.Scenario ? InterventionState.Decided : row.State;
            return null;
        },
        cancellation);

    public Task<AdministrationResult> Done(string? tenantCode, int id, DateOnly day, CancellationToken cancellation) => Change(
        tenantCode, id, "intervention.done",
        (row, _) =>
        {
            // Where it is already tomorrow, tomorrow is no future.
            if (day > Today.AddDays(1) || day < Earliest)
            {
                return Refused.Invalid("Intervention.Day", $"It was done on {day:yyyy-MM-dd}; allowed are days from {Earliest:yyyy-MM-dd} to today.");
            }

            if (row.State == InterventionState.Dropped)
            {
                return GivenUp();
            }

            (row.DoneOn, row.State) = (day, InterventionState.Done);
            return null;
        },
        cancellation);

    public Task<AdministrationResult> Drop(string? tenantCode, int id, CancellationToken cancellation) => Change(
        tenantCode, id, "intervention.dropped",
        (row, database) =>
        {
            row.State = InterventionState.Dropped;
            database.RemoveRange(database.Set<SavingRow>().Where(s => s.InterventionId == id).ToList());
            database.RemoveRange(database.Set<BaselineRow>().Where(b => b.InterventionId == id).ToList());
            return null;
        },
        cancellation);

    private static AdministrationResult GivenUp() => Refused.Invalid("Intervention.Dropped", $"It was given up; write it down anew.");

    /// <summary>The same at the same assets on the same day; null where there is none.</summary>
    /// <remarks>All of them are read before their assets: only SQLite answers a second question while rows of the first are still to come.</remarks>
    private static InterventionRow? Same(UrbGradeContext database, InterventionDraft draft, HashSet<int> assets) =>
        database.Set<InterventionRow>().Where(i => i.State != InterventionState.Dropped && i.Title == draft.Title.Trim() && i.Kind == draft.Kind && i.Medium == draft.Medium
                && i.Promise == draft.Promise && i.Cost == draft.Cost && (i.DoneOn == draft.DoneOn || draft.DoneOn == null)).ToList()
            .Find(i => assets.SetEquals(database.Set<InterventionAssetRow>().Where(a => a.InterventionId == i.Id).Select(a => a.AssetId)));

    private async Task<AdministrationResult> Change(
        string? tenantCode, int id, string what, Func<InterventionRow, UrbGradeContext, AdministrationResult?> change, CancellationToken cancellation)
    {
        if (!staff.TryFind(tenantCode, out var tenant, out var refusal))
        {
            return refusal;
        }

        return await changes.Commit(TenantScope.Of(tenant.Id), topic: null, (database, session) =>
        {
            if (database.Set<InterventionRow>().SingleOrDefault(i => i.Id == id) is not { } row)
            {
                return Refused.NotFound("Intervention.Unknown", $"There is no intervention {id}.");
            }

            var before = FormattableString.Invariant($"{row.State} {row.DoneOn:yyyy-MM-dd}").Trim();
            if (change(row, database) is { } refused)
            {
                return refused;
            }

            var after = FormattableString.Invariant($"{row.State} {row.DoneOn:yyyy-MM-dd}").Trim();
            if (after == before)
            {
                return AuditedChange.Nothing;
            }

            row.ChangedAt = clock.GetUtcNow();
            Follow(session, tenant, row);
            return AuditedChange.Done(tenant.Id, what, $"{row.Id} {row.Title}", before, after);
        }, cancellation);
    }

    private void Follow(IWriteSession session, TenantInfo tenant, InterventionRow row)
    {
        if (row.DoneOn is null)
        {
            return;
        }

        // Its assets' newest baselines begin after it.
        var key = $"baselines:{tenant.Id}:intervention";
        work.Add(session, tenant.Id, key, new BaselinesDue(Today), key, WorkPriority.Low);
    }

    private Refusal? Problem(InterventionDraft draft) => draft switch
    {
        _ when IsBlank(draft.Title) || IsBlank(draft.Responsible) => new Refusal("Intervention.Title", $"Its title is '{draft.Title}' and '{draft.Responsible}' sees to it; both take 1 to {MostText} characters."),
        { Note.Length: > InterventionDraft.LongestNote } => new Refusal("Intervention.Note", $"The note has {draft.Note.Length} characters; allowed are {InterventionDraft.LongestNote}."),
        _ when !Media.Contains(draft.Medium) => new Refusal("Intervention.Carrier", $"The carrier is '{draft.Medium}'; allowed are {string.Join(", ", Media)}."),
        _ when !Enum.IsDefined(draft.Kind) => new Refusal("Intervention.Kind", $"The kind is '{draft.Kind}'; allowed are {string.Join(", ", Enum.GetNames<MeasureKind>())}."),
        _ when draft.AssetIds.Count + draft.AssetCodes.Count is 0 or > MostAssets => new Refusal("Intervention.Count", $"It names {draft.AssetIds.Count + draft.AssetCodes.Count} assets; allowed are 1 to {MostAssets}."),
        _ when draft.DoneOn > Today.AddDays(1) || draft.DoneOn < Earliest => new Refusal("Intervention.Day", $"It was done on {draft.DoneOn:yyyy-MM-dd}; allowed are days from {Earliest:yyyy-MM-dd} to today."),
        _ when draft.Cost is not (null or (>= 0 and < 1e12)) => new Refusal("Intervention.Cost", $"It costs {draft.Cost}; allowed are 0 or more."),
        _ when draft.Promise is { } promise && !(double.IsFinite(promise) && (draft.PromiseLow ?? promise) <= promise && (draft.PromiseHigh ?? promise) >= promise) =>
            new Refusal("Intervention.Promise", $"The promise is {draft.Promise} kWh, between {draft.PromiseLow} and {draft.PromiseHigh}; allowed are numbers in this order: low, promise, high."),
        _ when draft.Promise is null && (draft.PromiseLow ?? draft.PromiseHigh) is not null => new Refusal("Intervention.Interval", $"An interval without a promise says nothing: give the promise, too."),
        _ => null,
    };

    private static bool IsBlank(string text) => string.IsNullOrWhiteSpace(text) || text.Length > MostText || text.Any(char.IsControl);
}

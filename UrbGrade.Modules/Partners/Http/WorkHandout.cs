using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using UrbGrade.Bus.Delivery;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Partners.Http;

/// <summary>Hands work to partners' modules under a lease, and takes its outcome back: the same rows, attempts and fences as for the
/// modules of the platform.</summary>
internal sealed class WorkHandout(
    ICommitQueue commits, IWorkItemTable table, IWorkItems workItems, IServiceCalls calls, IServiceCatalogue catalogue, IWorkGate gate,
    MessageChecks checks, PartnerDoor door, IUrbGradeContexts contexts, IOptions<PartnersOptions> options,
    IOptions<WorkItemOptions> delivery, TimeProvider clock, ILogger<WorkHandout> logger)
{
    private const int MostFound = 20;
    private const int LongestError = 4_000;

    private static readonly TimeSpan BetweenSigns = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<Partner, long> signs = new();

    /// <summary><c>POST /bus/work?wait=SECONDS</c>: the next item, or 204 when none came in time.</summary>
    public async Task<IResult> Take(HttpContext context)
    {
        var partner = PartnerDoor.PartnerOf(context);
        var wait = door.Wait(context);
        var began = clock.GetTimestamp();
        while (true)
        {
            await NoteSeen(partner, context.RequestAborted);
            if (await Next(partner, context.RequestAborted) is { } work)
            {
                return Results.Json(work, WorkContracts.Json);
            }

            var left = wait - clock.GetElapsedTime(began);
            if (left <= TimeSpan.Zero)
            {
                return Results.NoContent();
            }

            await Task.Delay(left < options.Value.Poll ? left : options.Value.Poll, clock, context.RequestAborted);
        }
    }

    /// <summary><c>POST /bus/work/{id}/done</c>: closes the item together with its reply and what follows from it.</summary>
    public async Task<IResult> Done(HttpContext context, long id)
    {
        var partner = PartnerDoor.PartnerOf(context);
        var outcome = await PartnerDoor.Read<WorkOutcome>(context);
        if (await Held(partner, id, outcome.Lease, context.RequestAborted) is not { } claim)
        {
            return Results.NoContent();
        }

        checks.Reply(partner, claim.Contract, outcome.Reply);
        var messages = PartnerDoor.Entries(outcome.Messages, "messages");
        foreach (var message in messages)
        {
            checks.Sendable(partner, message);
        }

        await commits.Commit(
            session =>
            {
                Fence(table.Finish(session, claim));
                if (outcome.Reply is { } reply)
                {
                    calls.ReplyWritten(session, claim.TenantId, claim.Id, reply.GetRawText());
                }

                foreach (var message in messages.Where(message => MessageSending.HasTakers(catalogue, partner, message)))
                {
                    workItems.AddWritten(
                        session, partner.TenantId, claim.ConversationId, message.Contract, message.Message.GetRawText(), partner.KeyInRows(message.UniqueKey));
                }

                return true;
            },
            CancellationToken.None);
        gate.Ended(claim, failure: null);
        return Results.NoContent();
    }

    /// <summary><c>POST /bus/work/{id}/failed</c>: another attempt later, or parked for an operator.</summary>
    public async Task<IResult> Failed(HttpContext context, long id)
    {
        var partner = PartnerDoor.PartnerOf(context);
        var outcome = await PartnerDoor.Read<WorkOutcome>(context);
        if (string.IsNullOrWhiteSpace(outcome.Error) || outcome.Error.Length > LongestError)
        {
            throw new PartnerProblem(
                StatusCodes.Status422UnprocessableEntity, $"'error' has {outcome.Error?.Length ?? 0} characters; allowed are 1 to {LongestError}.");
        }

        if (await Held(partner, id, outcome.Lease, context.RequestAborted) is not { } claim)
        {
            throw LeaseLost();
        }

        var failure = new PartnerFailedException(partner.Module, outcome.Error);
        var isLast = outcome.Hopeless || claim.Failures + 1 >= delivery.Value.MostAttempts;
        if (isLast)
        {
            await commits.Commit(session => Fence(table.Park(session, claim, failure.Message, FailureCause.Of(failure))), CancellationToken.None);
            FailedWork.TellParked(logger, failure, claim, claim.Attempt);
        }
        else
        {
            var wait = delivery.Value.Waits[claim.Failures];
            await commits.Commit(session => Fence(table.PutBack(session, claim, clock.GetUtcNow() + wait, failure.Message)), CancellationToken.None);
            FailedWork.TellTriedAgain(logger, failure, claim, wait);
        }

        // What is hopeless is a failed attempt, too, and says nothing against the service.
        gate.Ended(claim, outcome.Hopeless ? new PartnerGaveUpException(partner.Module, outcome.Error) : failure);
        return Results.NoContent();
    }

    /// <summary><c>POST /bus/work/{id}/extend</c>: keeps the item for another lease.</summary>
    public async Task<IResult> Extend(HttpContext context, long id)
    {
        var partner = PartnerDoor.PartnerOf(context);
        var outcome = await PartnerDoor.Read<WorkOutcome>(context);
        var claim = await Held(partner, id, outcome.Lease, context.RequestAborted) ?? throw LeaseLost();
        var ends = clock.GetUtcNow() + options.Value.Lease;
        await commits.Commit(session => Fence(table.Renew(session, claim, ends)), CancellationToken.None);
        return Results.Json(new { LeaseEnds = ends }, WorkContracts.Json);
    }

    private async Task<TakenWork?> Next(Partner partner, CancellationToken cancellation)
    {
        var handled = catalogue.Snapshot.Services
            .Where(service => service.Module == partner.Module && service.TenantId == partner.TenantId && service.Role != ServiceRole.Tells)
            .Select(service => service.Contract).ToList();
        var due = await table.FindDue(new WantedWork(handled, [partner.Module], gate.Closed, partner.TenantId), MostFound, cancellation);
        foreach (var item in due)
        {
            if (await commits.Commit(session => Claim(session, partner, item.Id), cancellation) is { } work)
            {
                return work;
            }
        }

        return null;
    }

    private TakenWork? Claim(IWriteSession session, Partner partner, long id)
    {
        var leaseEnds = clock.GetUtcNow() + options.Value.Lease;
        var claim = table.Claim(session, id, Owner(partner, Guid.NewGuid().ToString("N")), leaseEnds);
        if (claim is null)
        {
            return null;
        }

        if (claim.Interruptions >= delivery.Value.MostInterruptions)
        {
            var lost = new UnreadableWorkException($"{claim.Interruptions} attempts ended without an outcome: the module said nothing within its lease.");
            table.Park(session, claim, lost.Message, FailureCause.Of(lost));
            session.AfterCommit(() => FailedWork.TellParked(logger, lost, claim, claim.Interruptions));
            return null;
        }

        if (gate.ClosedUntil(session, claim) is { } until)
        {
            table.PutBack(session, claim, until, error: null);
            return null;
        }

        return Describe(claim, leaseEnds);
    }

    private static TakenWork Describe(ClaimedWork claim, DateTimeOffset leaseEnds) => new(
        claim.Id, claim.Contract, JsonElement.Parse(claim.Payload), claim.ConversationId, claim.Attempt,
        $"urbgrade-{claim.Id}", claim.Owner[(claim.Owner.LastIndexOf('/') + 1)..], leaseEnds);

    /// <summary>The item while the module holds it; null when it is done already, so that telling it twice changes nothing.</summary>
    /// <exception cref="PartnerProblem">The lease is lost, or there is no such item.</exception>
    private async Task<ClaimedWork?> Held(Partner partner, long id, string lease, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Of(partner.TenantId));
        var row = await database.Set<WorkItemRow>().AsNoTracking()
            .SingleOrDefaultAsync(item => item.Id == id && item.Queue == partner.Module, cancellation)
            ?? throw new PartnerProblem(StatusCodes.Status404NotFound, $"There is no work item {id} of this module.");
        if (row.State == WorkItemState.Done)
        {
            return null;
        }

        var owner = Owner(partner, lease);
        return row.State == WorkItemState.Leased && row.LeaseOwner == owner
            ? new ClaimedWork(
                row.Id, row.TenantId, row.ConversationId, row.Contract, row.Payload, row.UniqueKey, owner, row.Attempts, row.Trace, row.Queue, row.CreatedAt,
                row.Failures)
            : throw LeaseLost();
    }

    private async Task NoteSeen(Partner partner, CancellationToken cancellation)
    {
        var now = clock.GetTimestamp();
        if (signs.TryGetValue(partner, out var last) && clock.GetElapsedTime(last, now) < BetweenSigns)
        {
            return;
        }

        signs[partner] = now;
        await commits.Commit(
            session =>
            {
                catalogue.NoteSeen(session, partner.Module, partner.TenantId, partner.Node);
                return true;
            },
            cancellation);
    }

    private static string Owner(Partner partner, string lease) => $"module {partner.Module}/{lease}";

    private static bool Fence(bool isHeld) => isHeld ? true : throw LeaseLost();

    private static PartnerProblem LeaseLost() => new(
        StatusCodes.Status409Conflict, "The lease is lost: the work waits again, or somebody else has it. Drop its outcome.");
}

using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Partners.Http;

/// <summary>Takes events, commands and questions of partners' modules.</summary>
internal sealed class MessageSending(
    ICommitQueue commits, IWorkItems workItems, IServiceCatalogue catalogue, IServiceCalls calls, MessageChecks checks, PartnerDoor door,
    IUrbGradeContexts contexts, ITenantRegistry tenants, TimeProvider clock)
{
    private const string KeyHeader = "Idempotency-Key";
    private const int LongestKey = 200;

    /// <summary>Whether anybody handles a message; an event that nobody handles is told to nobody.</summary>
    public static bool HasTakers(IServiceCatalogue catalogue, Partner partner, SentMessage message) =>
        Takers(catalogue, partner, message.Contract).Count > 0;

    /// <summary><c>POST /bus/messages</c>: an event or command, taken once for each idempotency key.</summary>
    public async Task<IResult> Send(HttpContext context)
    {
        var partner = PartnerDoor.PartnerOf(context);
        var key = context.Request.Headers[KeyHeader].ToString();
        if (key.Length is 0 or > LongestKey)
        {
            throw new PartnerProblem(
                StatusCodes.Status400BadRequest,
                $"The header {KeyHeader} has {key.Length} characters; allowed are 1 to {LongestKey}. Give each message its own, and the same one when it is sent again.");
        }

        var sent = await PartnerDoor.Read<SentMessage>(context);
        checks.Sendable(partner, sent);
        var takers = Takers(catalogue, partner, sent.Contract);
        var answer = await commits.Commit(session => Add(session, partner, key, sent, takers), context.RequestAborted);
        return Results.Json(
            new { DeliveredTo = answer.DeliveredTo.Split(',', StringSplitOptions.RemoveEmptyEntries), answer.AcceptedAt },
            WorkContracts.Json, statusCode: StatusCodes.Status202Accepted);
    }

    /// <summary><c>POST /bus/calls?wait=SECONDS</c>: a question, answered with its reply.</summary>
    public async Task<IResult> Ask(HttpContext context)
    {
        var partner = PartnerDoor.PartnerOf(context);
        var wait = door.Wait(context);
        var question = await PartnerDoor.Read<SentMessage>(context);
        checks.Askable(partner, question);
        try
        {
            return Results.Text(
                await calls.AskWritten(
                    partner.TenantId, Guid.NewGuid().ToString("N"), question.Contract, question.Message.GetRawText(), wait, context.RequestAborted),
                "application/json", Encoding.UTF8);
        }
        catch (NoServiceException failure)
        {
            throw new PartnerProblem(StatusCodes.Status404NotFound, failure.Message);
        }
        catch (ServiceFailedException failure)
        {
            throw new PartnerProblem(StatusCodes.Status502BadGateway, failure.Message);
        }
        catch (TimeoutException failure)
        {
            throw new PartnerProblem(StatusCodes.Status504GatewayTimeout, failure.Message);
        }
    }

    private static List<string> Takers(IServiceCatalogue catalogue, Partner partner, string contract) =>
        [.. catalogue.Snapshot.QueuesOf(contract, partner.TenantId).Where(queue => queue.Length > 0)];

    private ModuleMessageRow Add(IWriteSession session, Partner partner, string key, SentMessage sent, List<string> takers)
    {
        var payload = sent.Message.GetRawText();
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{sent.Contract}\n{sent.UniqueKey}\n{payload}")));
        using var database = contexts.Write(TenantScope.Of(partner.TenantId), session);
        if (database.Set<ModuleMessageRow>().Find(partner.TenantId, partner.Module, key) is { } before)
        {
            return before.Hash == hash
                ? before
                : throw new PartnerProblem(
                    StatusCodes.Status409Conflict, $"Another message with the {KeyHeader} '{key}' was taken at {before.AcceptedAt:u}; give each message its own.");
        }

        var row = new ModuleMessageRow
        {
            TenantId = partner.TenantId,
            Module = partner.Module,
            Key = key,
            Hash = hash,
            DeliveredTo = string.Join(',', takers),
            AcceptedAt = clock.GetUtcNow(),
        };
        database.Add(row);
        database.SaveChanges();
        if (takers.Count > 0)
        {
            // Modules of two tenants may have one name, and choose one key.
            var conversation = $"{tenants.Find(partner.TenantId)!.Code}-{partner.Module}-{key}";
            workItems.AddWritten(session, partner.TenantId, conversation, sent.Contract, payload, partner.KeyInRows(sent.UniqueKey));
        }

        return row;
    }
}

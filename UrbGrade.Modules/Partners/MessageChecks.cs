using System.Text.Json;
using Microsoft.AspNetCore.Http;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Modules.Partners.Http;

namespace UrbGrade.Modules.Partners;

/// <summary>Whether a module may send a message, and whether the message follows its contract.</summary>
internal sealed class MessageChecks(IServiceCatalogue catalogue, IMessageSchemas schemas)
{
    private const int LongestKey = 200;

    /// <summary>Checks an event or command.</summary>
    /// <exception cref="PartnerProblem">It may not be sent.</exception>
    public void Sendable(Partner partner, SentMessage sent)
    {
        var service = Find(partner, sent.Contract);
        if (service.Kind == ServiceKind.Query)
        {
            throw new PartnerProblem(StatusCodes.Status422UnprocessableEntity, $"'{sent.Contract}' is a query; ask it at /bus/calls.");
        }

        if (service.Kind == ServiceKind.Event && !catalogue.Snapshot.Services.Any(told =>
                told.Contract == sent.Contract && told.Role == ServiceRole.Tells && told.Module == partner.Module && told.TenantId == partner.TenantId))
        {
            throw new PartnerProblem(
                StatusCodes.Status403Forbidden, $"'{sent.Contract}' is not among the events that this module tells; register it under 'tells' first.");
        }

        if (service.Kind == ServiceKind.Command && !MessageSending.HasTakers(catalogue, partner, sent))
        {
            throw new PartnerProblem(
                StatusCodes.Status404NotFound, $"No module handles the command '{sent.Contract}' now, and its work is redirected to none.");
        }

        if (sent.UniqueKey is { Length: 0 or > LongestKey })
        {
            throw new PartnerProblem(
                StatusCodes.Status422UnprocessableEntity, $"'uniqueKey' has {sent.UniqueKey.Length} characters; allowed are 1 to {LongestKey}.");
        }

        Follows(service.Schema, sent.Message, $"The message is no '{sent.Contract}'.");
    }

    /// <summary>Checks a question.</summary>
    /// <exception cref="PartnerProblem">It may not be asked.</exception>
    public void Askable(Partner partner, SentMessage question)
    {
        var service = Find(partner, question.Contract);
        if (service.Kind != ServiceKind.Query)
        {
            throw new PartnerProblem(
                StatusCodes.Status422UnprocessableEntity,
                $"'{question.Contract}' is {(service.Kind == ServiceKind.Event ? "an event" : "a command")}, which has no reply; send it to /bus/messages.");
        }

        Follows(service.Schema, question.Message, $"The question is no '{question.Contract}'.");
    }

    /// <summary>Checks a reply to a query of the module's own.</summary>
    /// <exception cref="PartnerProblem">It does not follow its schema, is missing, or is not asked for.</exception>
    public void Reply(Partner partner, string contract, JsonElement? reply)
    {
        var service = Find(partner, contract);
        if (service.ReplySchema is { } schema)
        {
            Follows(
                schema, reply ?? throw new PartnerProblem(
                    StatusCodes.Status422UnprocessableEntity, $"'reply' is missing; '{contract}' is a query, and its asker waits."),
                $"The reply does not fit '{contract}'.");
        }
        else if (reply is not null)
        {
            throw new PartnerProblem(StatusCodes.Status422UnprocessableEntity, $"'reply' is given; '{contract}' is no query.");
        }
    }

    private PublishedService Find(Partner partner, string contract) =>
        catalogue.Snapshot.Services.FirstOrDefault(service =>
            service.Contract == contract && (service.TenantId is null || service.TenantId == partner.TenantId))
        ?? throw new PartnerProblem(
            StatusCodes.Status404NotFound, $"No module publishes the contract '{contract}'; GET /bus/services lists what there is.");

    private void Follows(string schema, JsonElement message, string title)
    {
        if (schemas.Violations(schema, message) is { Count: > 0 } violations)
        {
            throw new PartnerProblem(StatusCodes.Status422UnprocessableEntity, title, violations);
        }
    }
}

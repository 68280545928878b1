using System.Text.Json;
using Microsoft.AspNetCore.Http;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Partners.Http;

/// <summary>Publishes what a partner's module handles, tells and stands in for, and shows the catalogue.</summary>
internal sealed class Registration(IServiceCatalogue catalogue, ICommitQueue commits, ChangeWatch changes, IAuditLog audit)
{
    private const int MostContracts = 100;

    /// <summary><c>GET /bus/services</c>: the catalogue as far as the module's tenant may see it.</summary>
    public Task<IResult> List(HttpContext context)
    {
        var partner = PartnerDoor.PartnerOf(context);
        return Task.FromResult(Results.Json(Visible(partner).Select(service => new
        {
            service.Module,
            service.Contract,
            Kind = service.Kind.ToString().ToLowerInvariant(),
            Role = Written(service.Role),
            Schema = JsonElement.Parse(service.Schema),
            ReplySchema = service.ReplySchema is { } reply ? JsonElement.Parse(reply) : (JsonElement?)null,
        }), WorkContracts.Json));
    }

    /// <summary><c>PUT /bus/registration</c>.</summary>
    public async Task<IResult> Put(HttpContext context)
    {
        var partner = PartnerDoor.PartnerOf(context);
        var wanted = await PartnerDoor.Read<RegistrationRequest>(context);
        List<string> problems = [];
        List<PublishedService> services =
        [
            .. Resolve(partner, PartnerDoor.Entries(wanted.Handles, "handles"), ServiceRole.Handles, problems),
            .. Resolve(partner, PartnerDoor.Entries(wanted.Tells, "tells"), ServiceRole.Tells, problems),
            .. Resolve(partner, PartnerDoor.Entries(wanted.StandsIn, "standsIn"), ServiceRole.StandsIn, problems),
        ];
        if (services.Count + problems.Count is 0 or > MostContracts)
        {
            problems.Add($"'handles', 'tells' and 'standsIn' hold {services.Count + problems.Count} contracts; allowed are 1 to {MostContracts}.");
        }

        if (services.GroupBy(service => (service.Contract, IsTold: service.Role == ServiceRole.Tells)).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            problems.Add($"'{twice.Key.Contract}' stands twice among what the module {(twice.Key.IsTold ? "tells" : "handles or stands in for")}.");
        }

        if (problems.Count > 0)
        {
            throw new PartnerProblem(StatusCodes.Status422UnprocessableEntity, "Nothing was published.", problems);
        }

        await Publish(partner, services, context.RequestAborted);
        return Results.Json(
            new
            {
                partner.Module,
                Handles = Names(services, ServiceRole.Handles),
                Tells = Names(services, ServiceRole.Tells),
                StandsIn = Names(services, ServiceRole.StandsIn),
            },
            WorkContracts.Json);
    }

    /// <summary>The role as the registration names it.</summary>
    private static string Written(ServiceRole role) => JsonNamingPolicy.CamelCase.ConvertName(role.ToString());

    private static IEnumerable<string> Names(List<PublishedService> services, ServiceRole role) =>
        services.Where(service => service.Role == role).Select(service => service.Contract);

    private async Task Publish(Partner partner, List<PublishedService> services, CancellationToken cancellation)
    {
        var before = catalogue.Snapshot.Services.Where(service => service.Module == partner.Module && service.TenantId == partner.TenantId).ToHashSet();
        try
        {
            await commits.Commit(
                session =>
                {
                    catalogue.Publish(session, partner.Module, partner.TenantId, services);
                    catalogue.NoteSeen(session, partner.Module, partner.TenantId, partner.Node);
                    if (!before.SetEquals(services))
                    {
                        audit.Append(session, new AuditEntry(
                            $"module {partner.Module}", partner.TenantId, "module.registered", partner.Module, null,
                            string.Join(", ", services.Select(service => $"{Written(service.Role)} {service.Contract}"))));
                    }

                    return true;
                },
                cancellation);
        }
        catch (ServiceConflictException conflict)
        {
            throw new PartnerProblem(StatusCodes.Status409Conflict, conflict.Message);
        }

        // What was published can be addressed as soon as its module hears of it.
        changes.LookAfterwards();
    }

    private IEnumerable<PublishedService> Visible(Partner partner) =>
        catalogue.Snapshot.Services.Where(service => service.TenantId is null || service.TenantId == partner.TenantId);

    private List<PublishedService> Resolve(Partner partner, IReadOnlyList<OfferedContract> offered, ServiceRole role, List<string> problems)
    {
        List<PublishedService> services = [];
        foreach (var contract in offered)
        {
            var (service, problem) = Resolve(partner, contract, role);
            if (service is not null)
            {
                services.Add(service);
            }
            else
            {
                problems.Add($"{contract.Contract}: {problem}");
            }
        }

        return services;
    }

    private (PublishedService? Service, string? Problem) Resolve(Partner partner, OfferedContract offered, ServiceRole role)
    {
        try
        {
            ServiceAddress.Parse(offered.Contract);
        }
        catch (FormatException failure)
        {
            return (null, failure.Message);
        }

        if (!Enum.TryParse<ServiceKind>(offered.Kind ?? "event", ignoreCase: true, out var kind) || !Enum.IsDefined(kind))
        {
            return (null, $"'kind' is '{offered.Kind}'; allowed are event, command, query.");
        }

        return offered.Contract.StartsWith(partner.Module + ".", StringComparison.Ordinal)
            ? Own(partner, offered, role, kind)
            : Others(partner, offered, role);
    }

    private static (PublishedService? Service, string? Problem) Own(Partner partner, OfferedContract offered, ServiceRole role, ServiceKind kind)
    {
        if (role == ServiceRole.Tells && kind != ServiceKind.Event)
        {
            return (null, "only events are told.");
        }

        if (role == ServiceRole.StandsIn)
        {
            return (null, "a module stands in for others; what is its own stands under 'handles'.");
        }

        if (offered.Schema is not { } schema)
        {
            return (null, "'schema' is missing; give the JSON schema of the message.");
        }

        if (ContractSchemas.Problem(schema) is { } problem)
        {
            return (null, $"'schema' cannot be used: {problem}");
        }

        if ((kind == ServiceKind.Query) != (offered.ReplySchema is not null))
        {
            return (null, kind == ServiceKind.Query ? "'replySchema' is missing; a query has one." : "'replySchema' is given; only a query has one.");
        }

        return offered.ReplySchema is { } reply && ContractSchemas.Problem(reply) is { } broken
            ? (null, $"'replySchema' cannot be used: {broken}")
            : (new PublishedService(
                partner.Module, offered.Contract, kind, role, schema.GetRawText(), offered.ReplySchema?.GetRawText(), partner.TenantId), null);
    }

    private (PublishedService? Service, string? Problem) Others(Partner partner, OfferedContract offered, ServiceRole role)
    {
        if (role == ServiceRole.Tells)
        {
            return (null, $"a module tells its own events alone, whose names begin with '{partner.Module}.'.");
        }

        if (Known(partner, offered.Contract, role) is not { } known)
        {
            return (null, $"no module publishes it, and the module's own contracts begin with '{partner.Module}.'; GET /bus/services lists what there is.");
        }

        return role == ServiceRole.Handles && known.Kind != ServiceKind.Event
            ? (null, $"it is a {known.Kind.ToString().ToLowerInvariant()} of the module '{known.Module}', which alone handles it; "
                + "under 'standsIn' it is handled where it is redirected.")
            : (known with { Module = partner.Module, Role = role, TenantId = partner.TenantId }, null);
    }

    /// <summary>Another module's contract as it is published. A stand-in stays one when the module that it stands in for has gone.</summary>
    private PublishedService? Known(Partner partner, string contract, ServiceRole role) => Visible(partner)
        .Where(service => service.Contract == contract
            && (service.Role == ServiceRole.StandsIn ? role == ServiceRole.StandsIn : service.Module != partner.Module))
        .OrderBy(service => service.Role == ServiceRole.StandsIn).FirstOrDefault();
}

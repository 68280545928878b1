using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using UrbGrade.Bus.Contracts;
using UrbGrade.Bus.Delivery;

namespace UrbGrade.Bus.Orchestration;

/// <summary>Describes a contract's record as the catalogue publishes it.</summary>
public static class ContractSchema
{
    private static readonly JsonSchemaExporterOptions Exporting = new() { TreatNullObliviousAsNonNullable = true };

    /// <summary>JSON schema of a message or reply, as it travels.</summary>
    public static string Of(Type type)
    {
        var schema = WorkContracts.Json.GetJsonSchemaAsNode(type, Exporting);
        if (schema is JsonObject described)
        {
            described.Insert(0, "title", type.Name);
        }

        return schema.ToJsonString();
    }

    /// <summary>What the contract is for.</summary>
    public static ServiceKind KindOf(Type contract) =>
        ReplyOf(contract) is not null ? ServiceKind.Query
        : typeof(ICommand).IsAssignableFrom(contract) ? ServiceKind.Command
        : ServiceKind.Event;

    /// <summary>The reply to a query; null for what is no query.</summary>
    public static Type? ReplyOf(Type contract) => contract.GetInterfaces()
        .FirstOrDefault(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IQuery<>))?.GetGenericArguments()[0];

    /// <summary>What the module does with the contract.</summary>
    public static ServiceRole RoleOf(ModuleService service) =>
        service.Handler is null ? ServiceRole.Tells
        : service.StandsIn ? ServiceRole.StandsIn
        : ServiceRole.Handles;

    /// <summary>What a module of this process publishes.</summary>
    public static PublishedService Publish(ModuleService service) => new(
        service.Module, service.Contract, KindOf(service.MessageType),
        RoleOf(service),
        Of(service.MessageType), ReplyOf(service.MessageType) is { } reply ? Of(reply) : null);
}

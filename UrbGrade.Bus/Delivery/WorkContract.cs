using System.Reflection;
using UrbGrade.Bus.Contracts;
using UrbGrade.Bus.Orchestration;

namespace UrbGrade.Bus.Delivery;

/// <summary>A message type that travels as a work item, under the name that its rows carry.</summary>
/// <param name="Name">Stable: rows outlive releases, so a type may move, its name may not change.</param>
/// <param name="MessageType">The type.</param>
/// <param name="IsHandled">Whether this process has a handler, or only adds such items for others.</param>
public sealed record WorkContract(string Name, Type MessageType, bool IsHandled = false)
{
    private const string ContractsNamespace = "UrbGrade.Bus.Contracts.";

    /// <summary>The customary name: the module's folder and the type, such as <c>Aggregation.RequestStored</c>.</summary>
    public static WorkContract Of<TMessage>() => new(CustomaryName(typeof(TMessage)), typeof(TMessage));

    private static string CustomaryName(Type type) =>
        type.GetCustomAttribute<ContractNameAttribute>() is { } named ? new ServiceAddress(named.Name, named.Version).ToString()
        : type.FullName!.StartsWith(ContractsNamespace, StringComparison.Ordinal)
            ? type.FullName[ContractsNamespace.Length..]
            : type.FullName;
}

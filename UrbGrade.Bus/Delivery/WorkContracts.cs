using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace UrbGrade.Bus.Delivery;

/// <summary>The contracts that this process knows, by name and by type.</summary>
public sealed class WorkContracts
{
    /// <summary>How messages and replies are written.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        NumberHandling = JsonNumberHandling.Strict,
        RespectRequiredConstructorParameters = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    private readonly FrozenDictionary<string, Type> types;
    private readonly FrozenDictionary<Type, string> names;
    private readonly FrozenSet<string> handled;

    /// <exception cref="InvalidOperationException">Two types claim one name.</exception>
    public WorkContracts(IEnumerable<WorkContract> contracts)
    {
        var all = contracts.ToList();
        var distinct = all.Select(c => c with { IsHandled = false }).Distinct().ToList();
        var shared = distinct.GroupBy(c => c.Name).FirstOrDefault(g => g.Count() > 1);
        if (shared is not null)
        {
            throw new InvalidOperationException(
                $"The contract name '{shared.Key}' stands for {string.Join(" and ", shared.Select(c => c.MessageType.FullName))}.");
        }

        types = distinct.ToFrozenDictionary(c => c.Name, c => c.MessageType);
        names = distinct.ToFrozenDictionary(c => c.MessageType, c => c.Name);
        handled = all.Where(c => c.IsHandled).Select(c => c.Name).ToFrozenSet();
    }

    /// <summary>Names of the contracts that this process handles.</summary>
    public IReadOnlySet<string> Handled => handled;

    /// <summary>Whether this process knows a contract of that name.</summary>
    public bool Knows(string contract) => types.ContainsKey(contract);

    /// <summary>A message as its row keeps it.</summary>
    /// <exception cref="InvalidOperationException">No module registered a handler for the type.</exception>
    public (string Contract, string Payload) Write(object message)
    {
        var type = message.GetType();
        return names.TryGetValue(type, out var name)
            ? (name, JsonSerializer.Serialize(message, type, Json))
            : throw new InvalidOperationException($"{type.FullName} is no registered work contract: no module handles it.");
    }

    /// <summary>A message as its row kept it.</summary>
    /// <exception cref="UnreadableWorkException">The contract is unknown here, or the payload does not fit it.</exception>
    public object Read(string contract, ReadOnlySpan<byte> payload)
    {
        if (!types.TryGetValue(contract, out var type))
        {
            throw new UnreadableWorkException($"No handler is registered for the contract '{contract}'.");
        }

        try
        {
            return JsonSerializer.Deserialize(payload, type, Json)
                ?? throw new UnreadableWorkException($"The payload of a '{contract}' is null.");
        }
        catch (JsonException failure)
        {
            throw new UnreadableWorkException($"The payload does not fit the contract '{contract}'.", failure);
        }
    }
}

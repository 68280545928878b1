using System.Text.Json;

namespace UrbGrade.Bus.Orchestration;

/// <summary>Holds messages against the JSON schemas of their contracts.</summary>
public interface IMessageSchemas
{
    /// <summary>What does not fit, each with its place; empty when all does.</summary>
    /// <param name="schema">One that was published.</param>
    IReadOnlyList<string> Violations(string schema, JsonElement message);
}

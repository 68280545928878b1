using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Core;

/// <summary>What a schema declares.</summary>
/// <param name="Fields">In the order of the schema; empty when it cannot be read.</param>
/// <param name="Problem">Why it cannot be read, with the line; null when it can.</param>
public sealed record SchemaFields(IReadOnlyList<SchemaField> Fields, Refusal? Problem);

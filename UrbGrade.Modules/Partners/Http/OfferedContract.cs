using System.Text.Json;

namespace UrbGrade.Modules.Partners.Http;

/// <summary>One contract.</summary>
/// <param name="Contract">Name, from version 2 on with the version.</param>
/// <param name="Kind"><c>event</c>, <c>command</c> or <c>query</c>; null for an event.</param>
/// <param name="Schema">JSON schema of the message; null for a contract that another module published.</param>
/// <param name="ReplySchema">JSON schema of the reply to a query.</param>
internal sealed record OfferedContract(string Contract, string? Kind = null, JsonElement? Schema = null, JsonElement? ReplySchema = null);

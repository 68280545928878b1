using System.Text.Json;

namespace UrbGrade.Modules.Partners.Http;

/// <summary>A message that a module sends.</summary>
/// <param name="Contract">Name, from version 2 on with the version.</param>
/// <param name="Message">It follows the contract's schema.</param>
/// <param name="UniqueKey">When an item of that key of the same module still waits, no second one is added; null for none.</param>
internal sealed record SentMessage(string Contract, JsonElement Message, string? UniqueKey = null);

using System.Text.Json;

namespace UrbGrade.Modules.Partners.Http;

/// <summary>How a module's work ended.</summary>
/// <param name="Lease">As it was handed out.</param>
/// <param name="Reply">The reply to a query.</param>
/// <param name="Messages">Events and commands that follow.</param>
/// <param name="Error">What failed.</param>
/// <param name="Hopeless">Whether another attempt would fail, too.</param>
internal sealed record WorkOutcome(
    string Lease, JsonElement? Reply = null, IReadOnlyList<SentMessage>? Messages = null, string? Error = null, bool Hopeless = false);

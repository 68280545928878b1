using System.Text.Json;

namespace UrbGrade.Modules.Partners.Http;

/// <summary>Work handed to a module.</summary>
/// <param name="Lease">To be given back with the outcome.</param>
/// <param name="LeaseEnds">After this the work is given to whoever asks next.</param>
/// <param name="Attempt">From 1.</param>
/// <param name="IdempotencyKey">The same at each attempt: whoever has done it already need not do it again.</param>
/// <param name="Conversation">Follows one batch across all modules.</param>
internal sealed record TakenWork(
    long Id, string Contract, JsonElement Message, string Conversation, int Attempt, string IdempotencyKey, string Lease, DateTimeOffset LeaseEnds);

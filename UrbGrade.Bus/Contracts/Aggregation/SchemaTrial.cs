using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Aggregation;

/// <summary>What a schema would have made of stored messages.</summary>
/// <param name="Problem">Why it could not be tried; null when it was.</param>
/// <param name="Messages">Messages that it was tried on, 1,000 at most.</param>
/// <param name="Decoded">Those that it takes.</param>
/// <param name="Refusals">Why it would refuse the others, the most frequent reason first.</param>
/// <param name="Newest">What becomes of a message of the newest request; null when there was none.</param>
public sealed record SchemaTrial(Refusal? Problem, int Messages, int Decoded, IReadOnlyList<TrialRefusal> Refusals, TrialMessage? Newest);

using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Lighting;

namespace UrbGrade.Gateway.Deliver;

/// <summary>What came of sending one request once.</summary>
internal abstract record UplinkAnswer
{
    /// <summary>The platform has it: a receipt whose signature, confirmation and batch key hold.</summary>
    /// <param name="Envelope">The signed response as it arrived, kept as evidence.</param>
    /// <param name="ServerTime">The platform's clock when it answered, if it said.</param>
    internal sealed record Acknowledged(AggregationReceipt Receipt, byte[] Envelope, DateTimeOffset? ServerTime) : UplinkAnswer;

    /// <summary>The programs that the platform gave out, with the signed response that brought them.</summary>
    internal sealed record Programs(IReadOnlyList<LightingProgram> Given, byte[] Envelope) : UplinkAnswer;

    /// <summary>The platform keeps the events that were told.</summary>
    /// <param name="LastAt">When the newest event happened that it has of this gateway; null for none.</param>
    internal sealed record Told(DateTimeOffset? LastAt) : UplinkAnswer;

    /// <summary>The platform refuses the batch as it is; sending it again changes nothing.</summary>
    /// <param name="OfIdentity">Whether the gateway's certificate is at fault, and every batch would meet the same.</param>
    internal sealed record Refused(string Code, string Reason, bool OfIdentity) : UplinkAnswer;

    /// <summary>Nothing is known: the line, the server, or an answer that cannot be believed.</summary>
    /// <param name="Doubted">Whether an answer came whose signature or content does not hold.</param>
    /// <param name="WaitAtLeast">How long the server asked to wait, if it did.</param>
    internal sealed record Failed(string Reason, bool Doubted, TimeSpan? WaitAtLeast) : UplinkAnswer;
}

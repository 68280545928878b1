using NodaTime;

namespace UrbGrade.Gateway.Report;

/// <summary>What a gateway read, estimated, rejected and sent of a stretch of civil days.</summary>
/// <param name="To">The last day, included.</param>
/// <param name="Meters">By element.</param>
/// <param name="Findings">In order of time.</param>
/// <param name="Files">Taken in these days, in order of time.</param>
/// <param name="Batches">Of these days, in order.</param>
internal sealed record SiteReport(
    string Site,
    LocalDate From,
    LocalDate To,
    Instant MadeAt,
    IReadOnlyList<MeterReport> Meters,
    IReadOnlyList<NoticedFault> Findings,
    IReadOnlyList<TakenFile> Files,
    IReadOnlyList<SentBatch> Batches);

/// <summary>One meter's hours.</summary>
/// <param name="Carrier"><c>power</c>, <c>heat</c> or <c>water</c>.</param>
/// <param name="Used">Sum of what is known, in <paramref name="Unit"/>.</param>
/// <param name="Expected">Hours of the days.</param>
/// <param name="Methods">How many hours were estimated by which method.</param>
internal sealed record MeterReport(
    string Element, string Carrier, double Used, string Unit, int Expected, int Measured, int Estimated, IReadOnlyDictionary<string, int> Methods)
{
    public int Missing => Expected - Measured - Estimated;
}

/// <summary>Something that a rule noticed.</summary>
internal sealed record NoticedFault(string Meter, string Quantity, string Rule, Instant From, Instant To, string Text);

/// <summary>A file and what became of it.</summary>
/// <param name="Rejections">How many rows were rejected for which code.</param>
internal sealed record TakenFile(
    string Source, string Name, string Outcome, string? Code, Instant At, long Rows, long BadRows, IReadOnlyDictionary<string, int> Rejections);

/// <summary>A batch and its receipt.</summary>
internal sealed record SentBatch(string Id, string State, long Messages, long? Accepted, long? Duplicate, long? Rejected, string? ReceiptId);

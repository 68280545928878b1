namespace UrbGrade.Bus.Contracts.Aggregation;

/// <summary>The platform's signed word that a request is committed to its store.</summary>
/// <param name="ReceiptId">Names this stored request for ever; the same body sent again gets the same id.</param>
/// <param name="ReceivedAt">When the request was first stored, UTC.</param>
/// <param name="BatchKey">SHA-256 of the canonical content of the Body, 64 lower-case hex digits.</param>
/// <param name="Accepted">Messages kept for quantification.</param>
/// <param name="Duplicate">Messages that repeat another one of the same request exactly.</param>
/// <param name="Rejected">Messages refused, one <see cref="MessageRejection"/> each.</param>
/// <param name="Rejections">In order of index.</param>
/// <param name="ResendRequests">Gaps that the platform wants filled; empty when there are none.</param>
public sealed record AggregationReceipt(
    string ReceiptId,
    DateTimeOffset ReceivedAt,
    string BatchKey,
    int Accepted,
    int Duplicate,
    int Rejected,
    IReadOnlyList<MessageRejection> Rejections,
    IReadOnlyList<ResendRequest> ResendRequests);

using UrbGrade.Bus.Contracts.Aggregation;

namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>What happened to one stored request, from its arrival to its KPIs.</summary>
/// <param name="RequestId">Row of the raw store.</param>
/// <param name="ConversationId">Follows it through the platform; see <see cref="IFlowQueries"/>.</param>
/// <param name="BatchKey">SHA-256 of the canonical Body, 64 lower-case hex digits.</param>
/// <param name="BodyBytes">Size of the body as received.</param>
/// <param name="CertificateSubject">Of the certificate that signed it.</param>
/// <param name="CertificateThumbprint">SHA-256 of that certificate's DER encoding, lower-case hex.</param>
/// <param name="FirstMeasuredAt">Start of its earliest accepted reading; null when none was accepted.</param>
/// <param name="LastMeasuredAt">End of its latest accepted reading; null when none was accepted.</param>
/// <param name="TimesReceived">1, or more when the gateway sent the same body again.</param>
/// <param name="Steps">One for each <see cref="BatchStepName"/> in its order.</param>
/// <param name="Rejections">The first 50 by index.</param>
/// <param name="BodyDeletedAt">When the signed message was deleted; null while it is kept.</param>
public sealed record BatchTimeline(
    long RequestId,
    string ReceiptId,
    string ConversationId,
    string BatchKey,
    int SiteId,
    string SiteName,
    string? Origin,
    string TimeZone,
    int BodyBytes,
    string CertificateSubject,
    string CertificateThumbprint,
    DateTimeOffset? FirstMeasuredAt,
    DateTimeOffset? LastMeasuredAt,
    int TimesReceived,
    int Accepted,
    int Duplicate,
    int Rejected,
    IReadOnlyList<BatchStep> Steps,
    IReadOnlyList<MessageRejection> Rejections,
    DateTimeOffset? BodyDeletedAt = null);

using UrbGrade.Bus.Contracts.Aggregation;

namespace UrbGrade.Bus.Contracts.Dashboard.Catalogue;

/// <summary>An accepted request of a gateway and what became of it.</summary>
/// <param name="Receipt">Id of the signed receipt that the gateway holds.</param>
/// <param name="BatchKey">SHA-256 of the canonical Body, 64 lower-case hex digits.</param>
/// <param name="TimesReceived">1, or more when the gateway sent the same body again.</param>
/// <param name="CertificateThumbprint">SHA-256 of the signer's certificate, lower-case hex.</param>
/// <param name="FirstMeasuredAt">Start of its earliest accepted reading; null when none was accepted.</param>
/// <param name="LastMeasuredAt">End of its latest accepted reading; null when none was accepted.</param>
/// <param name="QuantifiedAt">When its readings were stored; null while they wait.</param>
/// <param name="Rejections">Messages that were refused, by index; null in a list.</param>
public sealed record CatalogueReceipt(
    long Id,
    string Receipt,
    string BatchKey,
    DateTimeOffset ReceivedAt,
    int TimesReceived,
    string CertificateThumbprint,
    int Accepted,
    int Duplicate,
    int Rejected,
    DateTimeOffset? FirstMeasuredAt,
    DateTimeOffset? LastMeasuredAt,
    DateTimeOffset? QuantifiedAt,
    IReadOnlyList<MessageRejection>? Rejections = null);

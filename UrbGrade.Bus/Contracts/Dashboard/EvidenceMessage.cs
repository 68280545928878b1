namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>A stored request that brought readings of a figure.</summary>
/// <param name="RequestId">Row of the raw store.</param>
/// <param name="BatchKey">SHA-256 of the canonical Body, 64 lower-case hex digits.</param>
/// <param name="Readings">Readings of this figure that it brought.</param>
/// <param name="CertificateSubject">Of the certificate that signed it.</param>
/// <param name="CertificateThumbprint">SHA-256 of that certificate's DER encoding, lower-case hex.</param>
public sealed record EvidenceMessage(
    long RequestId,
    DateTimeOffset ReceivedAt,
    string BatchKey,
    int Readings,
    string CertificateSubject,
    string CertificateThumbprint);

namespace UrbGrade.Bus.Contracts.Core;

/// <summary>It is time to look which certificates end soon.</summary>
/// <param name="Hour">UTC hour that it belongs to.</param>
public sealed record CertificatesDue(DateTimeOffset Hour);

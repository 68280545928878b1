namespace UrbGrade.Tests.Support;

/// <summary>Where a certificate's files lie.</summary>
/// <param name="Certificate">PEM.</param>
/// <param name="Key">PKCS #8, PEM, without a password.</param>
internal sealed record TestCertificateFiles(string Certificate, string Key, string Pkcs12, string Password);

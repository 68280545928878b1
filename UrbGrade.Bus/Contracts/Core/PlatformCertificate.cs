using System.Security.Cryptography.X509Certificates;

namespace UrbGrade.Bus.Contracts.Core;

/// <summary>The platform's own certificate: it serves TLS and signs every receipt and fault.</summary>
/// <param name="Certificate">With its private key.</param>
/// <param name="Issuers">The certificates between it and its authority; empty when it was issued by the authority itself.</param>
public sealed record PlatformCertificate(X509Certificate2 Certificate, X509Certificate2Collection Issuers);

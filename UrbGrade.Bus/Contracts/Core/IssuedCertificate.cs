using System.Security.Cryptography.X509Certificates;
using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Core;

/// <summary>Outcome of issuing a certificate.</summary>
/// <param name="Certificate">With its private key where the platform made the key, which it does not keep; null when nothing was issued.</param>
/// <param name="Authority">The issuing authority, for whoever has to trust it; null when nothing was issued.</param>
public sealed record IssuedCertificate(AdministrationResult Result, X509Certificate2? Certificate = null, X509Certificate2? Authority = null);

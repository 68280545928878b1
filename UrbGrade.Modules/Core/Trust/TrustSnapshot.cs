using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Soap;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Trust;

/// <summary>Whom the platform trusts, as of one moment; never changed, only replaced, and its verdicts with it.</summary>
internal sealed class TrustSnapshot
{
    private readonly FrozenDictionary<string, PinnedCertificate> pinned;
    private readonly (X509Certificate2 Certificate, bool Revoked)[] anchors;
    private readonly FrozenDictionary<string, RevocationList> lists;
    private readonly ConcurrentDictionary<string, TrustSpan> spans = new(StringComparer.Ordinal);

    public TrustSnapshot(
        IEnumerable<GatewayCertificateRow> pinned, IEnumerable<TrustAnchorRow> anchors, IEnumerable<RevocationListRow> lists)
    {
        this.pinned = pinned.Select(row => new PinnedCertificate(row)).ToFrozenDictionary(p => p.Thumbprint, StringComparer.Ordinal);
        this.anchors = [.. anchors.Select(row => (X509CertificateLoader.LoadCertificate(row.Der), row.RevokedAt is not null))];
        this.lists = lists.ToFrozenDictionary(row => row.IssuerHash, row => new RevocationList(row.Der), StringComparer.Ordinal);
    }

    public static TrustSnapshot Load(UrbGradeContext database) => new(
        database.Set<GatewayCertificateRow>().AsNoTracking(),
        database.Set<TrustAnchorRow>().AsNoTracking(),
        database.Set<RevocationListRow>().AsNoTracking());

    /// <summary>The certificate bound to a tenant; null when nobody bound it.</summary>
    /// <param name="thumbprint">SHA-256, lower-case hex.</param>
    public PinnedCertificate? Find(string thumbprint) => pinned.GetValueOrDefault(thumbprint);

    /// <summary>The first bound certificate that fits; those in use before revoked ones.</summary>
    public X509Certificate2? Find(Func<PinnedCertificate, bool> fits) => pinned.Values
        .Where(fits).OrderBy(p => p.RevokedAt is not null).FirstOrDefault()?.Certificate;

    /// <summary>Whether and when a bound certificate is trusted; computed once for each snapshot.</summary>
    public TrustSpan SpanOf(PinnedCertificate pinned) => spans.GetOrAdd(pinned.Thumbprint, _ => Compute(pinned));

    /// <summary>The newest revocation list of an authority; null when there is none that it signed.</summary>
    public RevocationList? ListOf(X509Certificate2 authority) =>
        lists.TryGetValue(RevocationList.IssuerHash(authority.SubjectName), out var list) && list.IsSignedBy(authority) ? list : null;

    /// <summary>The lists of all authorities whose successors are waited for at a moment.</summary>
    public IEnumerable<DueRevocationList> DueLists(DateTimeOffset at) => Due(
        anchors.Where(anchor => !anchor.Revoked && at <= anchor.Certificate.NotAfter.ToUniversalTime()).Select(anchor => ListOf(anchor.Certificate)), at);

    /// <summary>Those of them that a tenant's certificates stand under.</summary>
    public IEnumerable<DueRevocationList> DueLists(int tenantId, DateTimeOffset at) => Due(
        pinned.Values.Where(one => one.TenantId == tenantId).Select(SpanOf).Where(span => span.Violation is null && at <= span.NotAfter).SelectMany(span => span.Lists), at);

    private static IEnumerable<DueRevocationList> Due(IEnumerable<RevocationList?> lists, DateTimeOffset at) => lists.OfType<RevocationList>().Distinct()
        .Where(list => list.DueAt <= at).Select(list => new DueRevocationList(list.Issuer.Name, RevocationList.IssuerHash(list.Issuer), list.NextUpdate!.Value));

    private TrustSpan Compute(PinnedCertificate pinned)
    {
        if (pinned.RevokedAt is { } revoked)
        {
            return TrustSpan.Never($"revoked at {revoked:u}", revoked: true);
        }

        var certificate = pinned.Certificate;
        var own = TrustSpan.Of(certificate);
        return CertificateRules.Violation(certificate, own.NotBefore) is { } violation
            ? TrustSpan.Never(violation)
            : own.Within(UpToAnchor(certificate, []));
    }

    /// <summary>The span that the certificate's issuers allow. A certificate that signed itself, or whose issuer is unknown here,
    /// has no one above it.</summary>
    private TrustSpan UpToAnchor(X509Certificate2 certificate, HashSet<string> visited)
    {
        if (SameName(certificate.SubjectName, certificate.IssuerName))
        {
            return TrustSpan.Always;
        }

        var issuers = anchors.Where(anchor => IsNamedIssuer(anchor.Certificate, certificate)).ToList();
        if (issuers.Count == 0)
        {
            return TrustSpan.Always;
        }

        if (!visited.Add(certificate.Thumbprint))
        {
            return TrustSpan.Never("the chain of issuers is a circle");
        }

        var verdicts = issuers.ConvertAll(issuer => Under(issuer.Certificate, issuer.Revoked, certificate, visited));
        return verdicts.Find(span => span.Violation is null) ?? verdicts[0];
    }

    private TrustSpan Under(X509Certificate2 issuer, bool revoked, X509Certificate2 certificate, HashSet<string> visited)
    {
        if (revoked)
        {
            return TrustSpan.Never($"its issuer {issuer.Subject} is revoked", revoked: true);
        }

        if (IssuanceViolation(issuer, certificate) is { } violation)
        {
            return TrustSpan.Never($"not issued by {issuer.Subject}: {violation}");
        }

        var span = TrustSpan.Of(issuer);
        if (ListOf(issuer) is { } list)
        {
            if (list.Revokes(certificate))
            {
                return TrustSpan.Never("revoked by its issuer", revoked: true);
            }

            span = span with { Lists = [list] };
        }

        return span.Within(UpToAnchor(issuer, visited));
    }

    private static string? IssuanceViolation(X509Certificate2 issuer, X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        var policy = chain.ChainPolicy;
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.CustomTrustStore.Add(issuer);
        policy.ExtraStore.Add(issuer);
        policy.RevocationMode = X509RevocationMode.NoCheck;
        policy.DisableCertificateDownloads = true;

        // The moment counts for each message; and an authority in the middle of a chain is trusted here as if it were its root.
        policy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid | X509VerificationFlags.IgnoreCtlNotTimeValid
            | X509VerificationFlags.AllowUnknownCertificateAuthority;
        var built = chain.Build(certificate);
        if (chain.ChainElements.Count < 2 || !chain.ChainElements[1].Certificate.RawDataMemory.Span.SequenceEqual(issuer.RawDataMemory.Span))
        {
            return "the signature is not its own";
        }

        return built ? null : string.Join(", ", chain.ChainStatus.Select(status => status.Status));
    }

    private static bool IsNamedIssuer(X509Certificate2 authority, X509Certificate2 certificate)
    {
        if (!SameName(authority.SubjectName, certificate.IssuerName))
        {
            return false;
        }

        var wanted = certificate.Extensions.OfType<X509AuthorityKeyIdentifierExtension>().FirstOrDefault()?.KeyIdentifier;
        var own = authority.Extensions.OfType<X509SubjectKeyIdentifierExtension>().FirstOrDefault()?.SubjectKeyIdentifierBytes;
        return wanted is null || own is null || wanted.Value.Span.SequenceEqual(own.Value.Span);
    }

    private static bool SameName(X500DistinguishedName one, X500DistinguishedName other) =>
        one.RawData.AsSpan().SequenceEqual(other.RawData);
}

using System.Globalization;
using System.Numerics;
using System.Security.Cryptography.X509Certificates;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Soap;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Trust;

/// <summary>The platform's trust store. A certificate is trusted for the one tenant that an administrator bound it to, and by nobody
/// otherwise, whoever issued it. Where its issuer is one of the platform's authorities, chain and revocation have to hold as well.</summary>
internal sealed class PlatformTrust : ICertificateTrust, IModuleTrust, IRevocationLists
{
    private readonly IUrbGradeContexts contexts;
    private readonly ITenantRegistry tenants;
    private readonly Lock loading = new();
    private volatile TrustSnapshot? snapshot;

    public PlatformTrust(IUrbGradeContexts contexts, ITenantRegistry tenants, ChangeWatch changes)
    {
        (this.contexts, this.tenants) = (contexts, tenants);
        changes.Subscribe(ChangeTopic.Trust, Reload);
    }

    private TrustSnapshot Snapshot
    {
        get
        {
            if (snapshot is null)
            {
                Reload();
            }

            return snapshot!;
        }
    }

    public CertificateVerdict Judge(X509Certificate2 certificate, DateTimeOffset at)
    {
        var snapshot = Snapshot;
        if (snapshot.Find(Sha256Thumbprint.Of(certificate)) is not { } pinned)
        {
            return new CertificateVerdict(false, $"bound to no tenant: {certificate.Subject}", null, false);
        }

        if (pinned.Module is { } module)
        {
            return new CertificateVerdict(false, $"it is the module {module}'s, which signs no messages", null, false);
        }

        var violation = snapshot.SpanOf(pinned).ViolationAt(at);
        return tenants.Find(pinned.TenantId) is { } tenant
            ? new CertificateVerdict(violation is null, violation ?? "", tenant.Code, tenant.AllowsSha1)
            : new CertificateVerdict(false, $"its tenant {pinned.TenantId} is gone", null, false);
    }

    ModuleVerdict IModuleTrust.Judge(X509Certificate2 certificate, DateTimeOffset at)
    {
        var snapshot = Snapshot;
        if (snapshot.Find(Sha256Thumbprint.Of(certificate)) is not { Module: { } module } pinned)
        {
            return new ModuleVerdict("It was not issued to a module.");
        }

        return snapshot.SpanOf(pinned).ViolationAt(at) is { } violation
            ? new ModuleVerdict($"It is {violation}.")
            : new ModuleVerdict(null, pinned.TenantId, module);
    }

    public X509Certificate2? FindByThumbprint(ReadOnlySpan<byte> sha1)
    {
        var wanted = sha1.ToArray();
        return Snapshot.Find(pinned => pinned.Sha1Thumbprint.AsSpan().SequenceEqual(wanted));
    }

    public X509Certificate2? FindBySubjectKeyIdentifier(ReadOnlySpan<byte> identifier)
    {
        var wanted = identifier.ToArray();
        return Snapshot.Find(pinned => pinned.KeyIdentifier is { } own && own.AsSpan().SequenceEqual(wanted));
    }

    public X509Certificate2? FindByIssuerSerial(string issuer, string serialNumber) =>
        BigInteger.TryParse(serialNumber, NumberStyles.None, CultureInfo.InvariantCulture, out var serial)
            ? Snapshot.Find(pinned => pinned.SerialNumber == serial && DistinguishedNames.Same(pinned.Certificate.IssuerName, issuer))
            : null;

    /// <summary>The revocation lists of all authorities whose successors are waited for at a moment.</summary>
    public IReadOnlyList<DueRevocationList> Due(DateTimeOffset at) => [.. Snapshot.DueLists(at)];

    public IReadOnlyList<DueRevocationList> Due(int tenantId, DateTimeOffset at) => [.. Snapshot.DueLists(tenantId, at)];

    private void Reload()
    {
        lock (loading)
        {
            using var database = contexts.Read(TenantScope.Platform);
            snapshot = TrustSnapshot.Load(database);
        }
    }
}

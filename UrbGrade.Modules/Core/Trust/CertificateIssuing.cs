using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Soap;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Trust;

/// <summary>Issues certificates with the platform's own authority. Keys are made before the write begins: nobody waits for them.</summary>
internal sealed class CertificateIssuing(CertificateAuthority authority, AuditedChanges changes, TimeProvider time)
{
    public async Task<IssuedCertificate> ForGateway(TenantInfo tenant, string name, CancellationToken cancellation)
    {
        if (CommonNames.Problem(name) is { } problem)
        {
            return new(Refused.Invalid(problem));
        }

        return await Trust(tenant, authority.IssueGateway(name, tenant.Name), cancellation);
    }

    public async Task<IssuedCertificate> ForRequest(
        TenantInfo tenant, string requestPem, CancellationToken cancellation, string? module = null)
    {
        X509Certificate2 certificate;
        try
        {
            certificate = authority.IssueGatewayFor(requestPem, tenant.Name);
        }
        catch (RefusedException failure)
        {
            return new(Refused.Invalid("Certificate.Request", $"The signing request cannot be used: {failure.Refusal}"));
        }
        catch (Exception failure) when (failure is CryptographicException or ArgumentException)
        {
            var unread = new Refusal("Certificate.RequestText", $"It is no PKCS #10 request in PEM, or its own signature fails ({failure.Message.TrimEnd('.')}).");
            return new(Refused.Invalid("Certificate.Request", $"The signing request cannot be used: {unread}"));
        }

        return await Trust(tenant, certificate, cancellation, module);
    }

    /// <param name="requestPem">Null to make the key here.</param>
    public async Task<IssuedCertificate> ForModule(TenantInfo tenant, string module, string? requestPem, CancellationToken cancellation)
    {
        if (ModuleNames.Problem(module) is { } problem)
        {
            return new(Refused.Invalid(problem));
        }

        return requestPem is null
            ? await Trust(tenant, authority.IssueGateway(module, tenant.Name), cancellation, module)
            : await ForRequest(tenant, requestPem, cancellation, module);
    }

    public async Task<IssuedCertificate> ForServer(IReadOnlyList<string> hosts, CancellationToken cancellation)
    {
        if (hosts.Count == 0 || hosts.FirstOrDefault(host => Uri.CheckHostName(host) == UriHostNameType.Unknown) is not null)
        {
            return new(Refused.Invalid($"The hosts are '{string.Join(' ', hosts)}'; allowed are one or more DNS names and IP addresses."));
        }

        var certificate = authority.IssueServer(hosts);
        var row = new ServerCertificateRow
        {
            Subject = certificate.Subject, Thumbprint = Sha256Thumbprint.Of(certificate), Der = certificate.RawData, AddedAt = time.GetUtcNow(),
        };
        var result = await changes.Commit(TenantScope.Platform, null, database =>
        {
            database.Add(row);
            return AuditedChange.Done(null, "certificate.issued", row.Subject, null, row.Thumbprint);
        }, cancellation);
        return new(result, certificate, authority.Certificate);
    }

    public static GatewayCertificateRow Row(X509Certificate2 certificate, int tenantId, DateTimeOffset now) => new()
    {
        TenantId = tenantId,
        Subject = certificate.Subject,
        Thumbprint = Sha256Thumbprint.Of(certificate),
        Der = certificate.RawData,
        NotBefore = certificate.NotBefore.ToUniversalTime(),
        NotAfter = certificate.NotAfter.ToUniversalTime(),
        AddedAt = now,
    };

    public static TrustAnchorRow Anchor(X509Certificate2 certificate, DateTimeOffset now) => new()
    {
        Subject = certificate.Subject,
        Thumbprint = Sha256Thumbprint.Of(certificate),
        Der = certificate.RawData,
        AddedAt = now,
    };

    private async Task<IssuedCertificate> Trust(
        TenantInfo tenant, X509Certificate2 certificate, CancellationToken cancellation, string? module = null)
    {
        using var issuer = authority.Certificate;
        var anchor = Anchor(issuer, time.GetUtcNow());
        var row = Row(certificate, tenant.Id, time.GetUtcNow());
        row.Module = module;
        var result = await changes.Commit(TenantScope.Platform, ChangeTopic.Trust, database =>
        {
            if (database.Set<TrustAnchorRow>().SingleOrDefault(a => a.Thumbprint == anchor.Thumbprint) is not { } known)
            {
                database.Add(anchor);
            }
            else if (known.RevokedAt is not null)
            {
                return Refused.Invalid("Authority.OwnRevoked", $"The platform's own authority {known.Subject} is revoked; it can issue nothing that would be trusted.");
            }

            database.Add(row);
            return AuditedChange.Done(tenant.Id, "certificate.issued", row.Subject, null, module is null ? row.Thumbprint : $"{row.Thumbprint} for the module {module}");
        }, cancellation);
        return result.Outcome == AdministrationOutcome.Done
            ? new(result, certificate, X509CertificateLoader.LoadCertificate(issuer.RawData))
            : new(result);
    }
}

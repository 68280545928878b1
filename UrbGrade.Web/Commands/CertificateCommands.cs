using System.CommandLine;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Web.Commands;

/// <summary><c>admin certificate</c>: issue, trust, revoke, list, test.</summary>
internal static class CertificateCommands
{
    public static Command Create() => new("certificate", "Whose signatures count.")
    {
        CertificateIssueCommand.Create(), Trust(), Revoke(), List(), CertificateTestCommand.Create(),
    };

    private static Command Trust()
    {
        var tenant = AdminOptions.Tenant(required: false);
        var certificate = new Option<string?>("--cert")
        {
            Description = "A gateway's certificate (PEM or DER) that was issued elsewhere; needs --tenant. It speaks for that tenant alone.",
        };
        var authority = new Option<string?>("--ca")
        {
            Description = "An authority's certificate. What it issued counts once it is bound to a tenant with --cert, and as long as chain and revocation list hold.",
        };
        var list = new Option<string?>("--crl") { Description = "The newest revocation list (PEM or DER) of an authority that is trusted." };
        var existsOk = AdminOptions.ExistsOk();
        var command = new Command("trust", "Trusts a certificate, an authority, or takes over a revocation list.")
        {
            tenant, certificate, authority, list, existsOk,
        };
        return AdminRun.Bind(command, async run =>
        {
            string?[] given = [run.Given(certificate), run.Given(authority), run.Given(list)];
            if (given.Count(file => file is not null) != 1 || (run.Given(certificate) is null) != (run.Given(tenant) is null))
            {
                return run.Misused("Give one of: --tenant CODE --cert FILE; --ca FILE; --crl FILE.");
            }

            var store = run.Service<ITrustStore>();
            var file = given.Single(name => name is not null)!;
            var option = run.Given(certificate) is not null ? "--cert" : run.Given(authority) is not null ? "--ca" : "--crl";
            var content = await GivenFile.Bytes(option, file, run.Cancellation);
            var result = await ((run.Given(certificate), run.Given(authority)) switch
            {
                (not null, _) => store.TrustGateway(content, run.Given(tenant)!, run.Cancellation),
                (_, not null) => store.TrustAuthority(content, run.Cancellation),
                _ => store.AddRevocationList(content, run.Cancellation),
            });
            return run.Report(result, $"Trusted {file}; effective within seconds.", new { file }, run.Given(existsOk));
        });
    }

    private static Command Revoke()
    {
        var thumbprint = new Option<string?>("--thumbprint") { Description = "SHA-256 thumbprint, as 'certificate list' shows it." };
        var certificate = new Option<string?>("--cert") { Description = "The certificate's file, PEM or DER, instead of its thumbprint." };
        var reason = new Option<string>("--reason") { Description = "Why, 3 to 200 characters; kept in the audit.", Required = true };
        var command = new Command("revoke", "Ends trust in a gateway's certificate, or in an authority and all it issued, for good.")
        {
            thumbprint, certificate, reason,
        };
        return AdminRun.Bind(command, async run =>
        {
            if (run.Given(thumbprint) is null == run.Given(certificate) is null)
            {
                return run.Misused("Give one of: --thumbprint HEX; --cert FILE.");
            }

            var wanted = run.Given(thumbprint)
                ?? CertificateThumbprint.Of(await GivenFile.Bytes("--cert", run.Given(certificate)!, run.Cancellation), run.Given(certificate)!);
            var stopping = (await run.Service<ICertificateAdministration>().List(run.Cancellation))
                .Where(known => string.Equals(known.Thumbprint, wanted, StringComparison.OrdinalIgnoreCase)).SelectMany(known => known.StopsSites).ToList();
            var result = await run.Service<ITrustStore>().Revoke(wanted, run.Required(reason), run.Cancellation);
            return run.Report(
                result, $"Revoked {wanted}; effective within seconds.{(stopping.Count > 0 ? $" These gateways stop: {string.Join(", ", stopping)}." : "")}",
                new { thumbprint = wanted, stops = stopping });
        });
    }

    private static Command List()
    {
        var tenant = AdminOptions.Tenant(required: false);
        var command = new Command("list", "Lists certificates and authorities, the soonest to expire first, revoked and expired ones last.") { tenant };
        return AdminRun.Bind(command, async run =>
        {
            var all = await run.Service<ITrustStore>().List(run.Cancellation);
            var shown = run.Given(tenant) is { } code ? all.Where(c => c.TenantCode == code).ToList() : all;
            return run.List(
                shown, "There is no certificate yet; issue one with 'admin certificate issue' or trust one with 'admin certificate trust'.",
                ("ROLE", c => c.Role), ("STATE", State), ("TENANT", c => c.TenantCode), ("UNTIL", c => c.NotAfter), ("SUBJECT", c => c.Subject),
                ("THUMBPRINT (SHA-256)", c => c.Thumbprint));
        });
    }

    private static string State(TrustedCertificate certificate) => certificate switch
    {
        { Problem: { } problem } => $"refused: {problem}",
        { State: CertificateState.Revoked, RevocationReason: { } reason } => $"revoked: {reason}",
        _ => certificate.State.ToString().ToLowerInvariant(),
    };
}

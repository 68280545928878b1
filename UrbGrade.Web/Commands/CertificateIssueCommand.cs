using System.CommandLine;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Soap;

namespace UrbGrade.Web.Commands;

/// <summary><c>admin certificate issue</c>.</summary>
internal static class CertificateIssueCommand
{
    private const string PasswordVariable = "URBGRADE_CERT_PASSWORD";

    private static readonly Option<string?> Tenant = new("--tenant") { Description = "Code of the tenant that the gateway speaks for." };

    private static readonly Option<string?> Name = new("--name") { Description = "Makes a key and a certificate of this name for the tenant's gateway." };

    private static readonly Option<string?> Request = new("--csr")
    {
        Description = "Issues for the key of this signing request (PKCS #10, PEM), which then never leaves its gateway.",
    };

    private static readonly Option<string?> Module = new("--module")
    {
        Description = "Issues to a partner's module of this name, which shows the certificate to the bus; with --csr for its own key.",
    };

    private static readonly Option<string[]> Hosts = new("--server")
    {
        Description = "Makes a key and a certificate for a server of the platform, reached by this DNS name or IP address; may be repeated.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<string> Out = new("--out")
    {
        Description = "File to write: .p12 or .pfx holds certificate and key; .pem holds the certificate, with the key beside it as .key.",
        Required = true,
    };

    private static readonly Option<string?> Password = new("--password")
    {
        Description = $"Protects the key in the file; better given in the environment variable {PasswordVariable}. Without it the file's mode alone protects it.",
    };

    private static readonly Option<string?> AuthorityOut = new("--ca-out")
    {
        Description = "Also writes the issuing authority's certificate (PEM), for whoever has to trust it.",
    };

    private static readonly Option<bool> Replace = new("--replace") { Description = "Replaces files that are there already." };

    public static Command Create()
    {
        var command = new Command(
            "issue",
            "Issues a certificate by the platform's own small authority, made at first use under keys/ in the data folder. A gateway's certificate is trusted at once.")
        {
            Tenant, Name, Request, Module, Hosts, Out, Password, AuthorityOut, Replace,
        };
        return AdminRun.Bind(command, Issue);
    }

    private static async Task<int> Issue(AdminRun run)
    {
        var hosts = run.Given(Hosts) ?? [];
        var isServer = hosts.Length > 0;
        var hasOneSource = run.Given(Module) is null ? (run.Given(Name) is null) != (run.Given(Request) is null) : run.Given(Name) is null;
        if (isServer ? run.Given(Tenant) is not null || run.Given(Name) is not null || run.Given(Request) is not null || run.Given(Module) is not null
            : run.Given(Tenant) is null || !hasOneSource)
        {
            return run.Misused("Give one of: --tenant CODE --name NAME; --tenant CODE --csr FILE; --tenant CODE --module NAME [--csr FILE]; --server HOST.");
        }

        var file = run.Required(Out);
        var written = CertificateOutput.Files(file, hasKey: run.Given(Request) is null).Append(run.Given(AuthorityOut));
        if (!run.Given(Replace) && written.FirstOrDefault(File.Exists) is { } there)
        {
            return run.Fail($"{there} is there already; nothing was issued. Add --replace to write over it.");
        }

        var store = run.Service<ITrustStore>();
        var request = run.Given(Request) is { } given ? await GivenFile.Text("--csr", given, run.Cancellation) : null;
        var issued = isServer ? await store.IssueServer(hosts, run.Cancellation)
            : run.Given(Module) is { } module ? await store.IssueModule(run.Given(Tenant)!, module, request, run.Cancellation)
            : request is not null ? await store.IssueGatewayFor(run.Given(Tenant)!, request, run.Cancellation)
            : await store.IssueGateway(run.Given(Tenant)!, run.Given(Name)!, run.Cancellation);
        if (issued.Result.Outcome != AdministrationOutcome.Done)
        {
            return run.Report(issued.Result, "");
        }

        var password = run.Given(Password) ?? Environment.GetEnvironmentVariable(PasswordVariable);
        var files = CertificateOutput.Write(file, issued.Certificate!, issued.Authority!, password, run.Given(Replace)).ToList();
        if (run.Given(AuthorityOut) is { } authority)
        {
            files.Add(CertificateOutput.Save(authority, CertificateOutput.Pem(issued.Authority!), run.Given(Replace)));
        }

        var thumbprint = Sha256Thumbprint.Of(issued.Certificate!);
        return run.Report(
            issued.Result,
            $"Issued {issued.Certificate!.Subject} until {issued.Certificate.NotAfter.ToUniversalTime():yyyy-MM-dd}: {string.Join(", ", files)}\nThumbprint (SHA-256): {thumbprint}",
            new { thumbprint, subject = issued.Certificate.Subject, notAfter = issued.Certificate.NotAfter.ToUniversalTime(), files });
    }
}

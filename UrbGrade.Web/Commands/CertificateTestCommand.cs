using System.CommandLine;
using UrbGrade.Bus.Contracts.Aggregation;

namespace UrbGrade.Web.Commands;

/// <summary><c>admin certificate test</c>: whether a certificate or a signed message would count now, and if not, why.</summary>
internal static class CertificateTestCommand
{
    public static Command Create()
    {
        var certificate = new Option<string?>("--cert") { Description = "A certificate, PEM or DER." };
        var message = new Option<string?>("--message") { Description = "A signed SOAP request as a gateway would send it; it is verified, not taken." };
        var command = new Command("test", "Tells whether a certificate, or a message signed with it, would count now, and if not, why.") { certificate, message };
        return AdminRun.Bind(command, async run => (run.Given(certificate), run.Given(message)) switch
        {
            ({ } file, null) => Tell(run, run.Service<ISignatureCheck>().CheckCertificate(await GivenFile.Bytes("--cert", file, run.Cancellation))!),
            (null, { } file) => Tell(run, run.Service<ISignatureCheck>().Check(await GivenFile.Bytes("--message", file, run.Cancellation))!),
            _ => run.Misused("Give one of: --cert FILE; --message FILE."),
        });
    }

    private static int Tell(AdminRun run, SignatureFinding finding)
    {
        if (run.IsJson)
        {
            run.Write(finding);
        }
        else if (finding.Problem is { } problem)
        {
            run.Output.WriteLine($"Would be refused{(finding.Fault is { } fault ? $" as {fault}" : "")}: {problem}");
        }
        else
        {
            run.Output.WriteLine($"Would count for tenant {finding.TenantCode}: {finding.Subject}");
        }

        return finding.Problem is null ? ExitCode.Done : ExitCode.Failed;
    }
}

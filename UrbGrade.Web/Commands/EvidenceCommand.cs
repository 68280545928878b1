using System.CommandLine;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules;

namespace UrbGrade.Web.Commands;

/// <summary><c>admin verify-evidence</c>: verifies the evidence of a figure without a database.</summary>
internal static class EvidenceCommand
{
    private static readonly JsonSerializerOptions AsJson = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The ZIP that the explanation of a figure offers." };
        var trust = new Option<string[]>("--trust")
        {
            Description = "A certificate of a gateway, or of the authority that issued it, that you know otherwise; PEM or DER. May be given several times.",
            AllowMultipleArgumentsPerToken = true,
        };
        var command = new Command(
            "verify-evidence", "Computes the figure of an evidence again and verifies its signatures, its readings and its files. Needs no data folder and no network.")
        {
            file, trust,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var trusted = new List<X509Certificate2>();
            foreach (var one in parsed.GetValue(trust) ?? [])
            {
                trusted.Add(CertificateThumbprint.Read(await GivenFile.Bytes("--trust", one, cancellation), one));
            }

            using var evidence = GivenFile.Open("FILE", parsed.GetRequiredValue(file));
            var finding = UrbGradeModules.VerifyEvidence(evidence, trusted);
            Tell(parsed, finding);
            return finding.Holds ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    private static void Tell(ParseResult parsed, EvidenceFinding finding)
    {
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(AdminOptions.Json))
        {
            output.WriteLine(JsonSerializer.Serialize(finding, AsJson));
            return;
        }

        if (finding.Figure.Length > 0)
        {
            output.WriteLine(finding.Figure);
        }

        foreach (var step in finding.Steps)
        {
            output.WriteLine($"  {(step.Problems.Count > 0 ? "FAILS" : step.Unproven.Count > 0 ? "in part" : "good")}  {step.Name}: {step.Text}");
            foreach (var problem in step.Problems.Concat(step.Unproven))
            {
                output.WriteLine($"         - {problem}");
            }
        }

        foreach (var signer in finding.Signers)
        {
            output.WriteLine($"  signed by {signer}");
        }

        output.WriteLine(
            finding.Holds ? "The evidence holds."
            : finding.HoldsInPart ? "The evidence holds in part: what is there holds, and what came with deleted messages stands as the platform's word."
            : "The evidence does not hold. Ask the platform for it again; when that one fails as well, its figure is not proven.");
    }
}

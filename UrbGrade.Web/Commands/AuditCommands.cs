using System.CommandLine;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Web.Api;

namespace UrbGrade.Web.Commands;

/// <summary><c>admin audit</c>: verify, export.</summary>
internal static class AuditCommands
{
    public static Command Create() => new("audit", "What was done, by whom.") { Verify(), Export() };

    private static Command Verify()
    {
        var head = new Option<string?>("--head")
        {
            Description = "A head that an earlier run printed and that was kept elsewhere; it must still be in the chain, so that lines cut off the end are noticed.",
        };
        var command = new Command("verify", "Computes every hash of the audit anew. Ends with 1 when a line was changed, exchanged or removed.") { head };
        return AdminRun.Bind(command, async run =>
        {
            var found = await run.Service<IAuditTrail>().Verify(run.Given(head), run.Cancellation);
            if (run.IsJson)
            {
                run.Write(found);
            }
            else
            {
                await run.Output.WriteLineAsync(found.Intact
                    ? $"The audit is intact: {found.Lines} lines.\nHead: {found.Head}"
                    : $"The audit is BROKEN after {found.Lines} good lines. {found.Problem}");
            }

            return found.Intact ? ExitCode.Done : ExitCode.Failed;
        });
    }

    private static Command Export()
    {
        var file = new Option<string?>("--out") { Description = "CSV file to write; without it the lines go to standard output." };
        return AdminRun.Bind(new Command("export", "Writes the audit as CSV (UTF-8, comma, UTC), oldest line first.") { file }, async run =>
        {
            var csv = new CsvText("id", "at", "who", "tenant", "what", "subject", "before", "after", "hash");
            var lines = new List<AuditRecord>();
            await foreach (var line in run.Service<IAuditTrail>().Read(run.Cancellation))
            {
                lines.Add(line);
                csv.Row(
                    line.Id, line.At.UtcDateTime.ToString("O"), line.Who, line.TenantCode, line.What, line.Subject, line.Before, line.After, line.Hash);
            }

            if (run.Given(file) is { } path)
            {
                await File.WriteAllBytesAsync(path, csv.Bytes(), run.Cancellation);
                await run.Output.WriteLineAsync($"Wrote {lines.Count} lines to {path}.");
            }
            else if (run.IsJson)
            {
                run.Write(lines);
            }
            else
            {
                await run.Output.WriteAsync(System.Text.Encoding.UTF8.GetString(csv.Bytes()));
            }

            return ExitCode.Done;
        });
    }
}

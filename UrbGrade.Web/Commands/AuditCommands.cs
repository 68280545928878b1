using System.CommandLine;
using System.Text;
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
                run.Write(new { found.Intact, found.Lines, found.Head, Problem = found.Problem?.Text });
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
            var lines = run.Service<IAuditTrail>().Read(run.Cancellation);
            if (run.Given(file) is { } path)
            {
                await using var written = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
                var count = await Write(lines, written);
                await run.Output.WriteLineAsync($"Wrote {count} lines to {path}.");
            }
            else if (run.IsJson)
            {
                await run.Write(lines);
            }
            else
            {
                await Write(lines, run.Output);
            }

            return ExitCode.Done;
        });
    }

    // Line by line: the audit grows for years.
    private static async Task<long> Write(IAsyncEnumerable<AuditRecord> lines, TextWriter output)
    {
        await output.WriteAsync(AuditCsv.Head);
        var count = 0L;
        await foreach (var line in lines)
        {
            await output.WriteAsync(AuditCsv.Line(line));
            count++;
        }

        return count;
    }
}

using System.CommandLine;
using System.Globalization;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Commands;

/// <summary><c>ledger find</c>: what is known of a file or a meter.</summary>
internal static class LedgerCommand
{
    private const int Most = 50;

    private sealed record Found(IReadOnlyList<FoundFile> Files, IReadOnlyList<FoundSeries> Series);

    public static Command Build() => new("ledger", "Look up what was read") { BuildFind() };

    private static Command BuildFind()
    {
        var text = new Argument<string>("text") { Description = "Part of a file's name, the start of its SHA-256, or a meter" };
        var command = new Command("find", "Find files by name or hash, and series by meter") { text };
        command.SetAction(parsed =>
        {
            using var database = GatewayDatabase.Open(parsed.Settings().Database);
            var wanted = parsed.GetValue(text)!;
            var found = database.Read(connection => new Found(LedgerSearch.Files(connection, wanted, Most), LedgerSearch.Series(connection, wanted)));
            parsed.Output().Print(found, Lines);
            return found.Files.Count + found.Series.Count > 0 ? ExitCode.Ok : ExitCode.Failed;
        });
        return command;
    }

    private static IEnumerable<string> Lines(Found found)
    {
        if (found.Files.Count + found.Series.Count == 0)
            return ["Nothing is known of it"];
        IEnumerable<string> lines = [];
        if (found.Files.Count > 0)
        {
            lines = lines.Concat(CommandOutput.Table([
                ["File", "Source", "Read at", "Outcome", "Rows", "Bad", "New", "Revised", "Known", "Code", "SHA-256"],
                .. found.Files.Select(file => new[]
                {
                    file.Name, file.Source, file.At.ToString(), file.Outcome,
                    Text(file.Rows), Text(file.BadRows), Text(file.New), Text(file.Revised), Text(file.Known), file.Code, file.Sha256[..12],
                })]));
        }

        return found.Series.Count == 0 ? lines : lines.Concat(CommandOutput.Table([
            ["Meter", "Quantity", "Readings", "Values delivered", "Revised", "Doubted", "First (UTC)", "Last (UTC)"],
            .. found.Series.Select(series => new[]
            {
                series.Meter, series.Quantity, Text(series.Readings), Text(series.Delivered), Text(series.Revised), Text(series.Doubted),
                series.First?.ToString(), series.Last?.ToString(),
            })]));
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

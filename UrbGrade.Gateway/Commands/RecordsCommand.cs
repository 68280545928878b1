using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using CsvHelper;
using NodaTime;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Commands;

/// <summary><c>records list</c>: votes, survey answers, bills, events and what else is no reading.</summary>
internal static class RecordsCommand
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    private static readonly string[] Headings = ["At (UTC)", "Until (UTC)", "Kind", "Subject", "Key", "Revision", "Fields"];

    public static Command Build() => new("records", "List votes, survey answers, bills, events and measures taken by hand") { BuildList() };

    private static Command BuildList()
    {
        var kind = new Option<string>("--kind") { Description = "Only this kind" };
        kind.AcceptOnlyFromAmong([.. RecordKind.All]);
        var subject = new Option<string>("--subject") { Description = "Only about this place, device or supply point" };
        var from = GatewayCommandLine.DayOption("--from", "First local day; otherwise from the first record on");
        var to = GatewayCommandLine.DayOption("--to", "Last local day; otherwise to the last record");
        var most = new Option<int>("--most") { Description = "At most so many", DefaultValueFactory = _ => 50 };
        var csv = new Option<bool>("--csv") { Description = "Print delimited text in which no cell is a formula, whatever somebody typed" };
        var command = new Command("list", "List records, the newest first") { kind, subject, from, to, most, csv };
        command.SetAction(parsed =>
        {
            var settings = parsed.Settings();
            var calendar = new SiteCalendar(settings.Site.Zone);
            using var database = GatewayDatabase.Open(settings.Database);
            var records = database.Read(connection => RecordLedger.List(
                connection,
                parsed.GetValue(kind),
                parsed.GetValue(subject),
                parsed.GetValue(from) is { } first ? calendar.IntervalOf(first).Start : Instant.FromUnixTimeSeconds(0),
                parsed.GetValue(to) is { } last ? calendar.IntervalOf(last).End : Instant.FromUtc(9999, 1, 1, 0, 0),
                parsed.GetValue(most)));
            if (parsed.GetValue(csv))
                WriteCsv(parsed.InvocationConfiguration.Output, records);
            else
                parsed.Output().Print(records, found => found.Count == 0 ? ["No records"] : CommandOutput.Table([Headings, .. found.Select(Cells)]));
            return ExitCode.Ok;
        });
        return command;
    }

    private static string[] Cells(KeptRecord record) =>
    [
        Text(record.At),
        record.Until is { } until ? Text(until) : "",
        record.Kind,
        CommandOutput.Plain(record.Subject),
        CommandOutput.Plain(record.Key),
        record.Revision.ToString(CultureInfo.InvariantCulture),
        CommandOutput.Plain(record.Fields),
    ];

    // Every field of the kind has a column of its own, so that a spreadsheet can use them; texts that it would run are quoted.
    private static void WriteCsv(TextWriter output, List<KeptRecord> records)
    {
        var fields = records.SelectMany(record => record.Fields).Select(field => field.Key).Distinct().ToList();
        using var csv = new CsvWriter(output, CultureInfo.InvariantCulture, leaveOpen: true);
        foreach (var heading in Headings[..^1].Concat(fields))
            csv.WriteField(heading);
        csv.NextRecord();
        foreach (var record in records)
        {
            foreach (var cell in Cells(record)[..^1])
                csv.WriteField(Quoted(cell));
            foreach (var field in fields)
                csv.WriteField(Cell(record.Fields[field]));
            csv.NextRecord();
        }
    }

    private static string Cell(JsonNode? field) => field switch
    {
        null => "",
        JsonValue value when value.TryGetValue<string>(out var typed) => Quoted(CommandOutput.Plain(typed)),
        _ => field.ToJsonString(),
    };

    // OWASP, CSV injection: a cell that starts with one of these is run.
    private static string Quoted(string text) => text.Length > 0 && "=+-@".Contains(text[0]) ? "'" + text : text;

    private static string Text(DateTimeOffset at) => at.ToString(TimeFormat, CultureInfo.InvariantCulture);
}

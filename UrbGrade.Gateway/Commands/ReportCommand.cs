using System.CommandLine;
using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Report;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Commands;

/// <summary><c>report</c>: what was read, estimated, rejected and sent, as a page and as a table.</summary>
internal static class ReportCommand
{
    public static Command Build()
    {
        var day = GatewayCommandLine.DayOption("--day", "One civil day; otherwise yesterday");
        var month = new Option<YearMonth?>("--month")
        {
            Description = "One month, such as 2014-03",
            CustomParser = argument =>
            {
                if (YearMonthPattern.Iso.Parse(argument.Tokens.Single().Value).TryGetValue(default, out var found))
                    return found;
                argument.AddError($"--month '{argument.Tokens.Single().Value}' is no month; write it as 2014-03");
                return null;
            },
        };
        var folder = new Option<DirectoryInfo>("--out") { Description = "Folder for the page and the table", DefaultValueFactory = _ => new DirectoryInfo(".") };
        var command = new Command("report", "Write what was read, estimated, rejected and sent, as HTML and CSV") { day, month, folder };
        command.Validators.Add(result =>
        {
            if (result.GetValue(day) is not null && result.GetValue(month) is not null)
                result.AddError("Either --day or --month, not both");
        });
        command.SetAction(parsed =>
        {
            var settings = parsed.Settings();
            var now = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());
            var (from, to) = parsed.GetValue(month) is { } whole
                ? (whole.OnDayOfMonth(1), whole.OnDayOfMonth(1).PlusMonths(1).PlusDays(-1))
                : parsed.GetValue(day) is { } one ? (one, one) : Yesterday(new SiteCalendar(settings.Site.Zone), now);
            using var database = GatewayDatabase.Open(settings.Database);
            var report = new SiteReportReader(settings, database).Read(from, to, now);
            var files = Write(report, parsed.GetRequiredValue(folder), parsed.GetValue(month) is null ? "uuuu-MM-dd" : "uuuu-MM");
            parsed.Output().Print(new { report.Site, report.From, report.To, Files = files }, _ => files);
            return ExitCode.Ok;
        });
        return command;
    }

    private static List<string> Write(SiteReport report, DirectoryInfo folder, string pattern)
    {
        folder.Create();
        var name = Path.Combine(folder.FullName, $"report_{report.Site}_{report.From.ToString(pattern, CultureInfo.InvariantCulture)}");
        File.WriteAllText(name + ".html", ReportHtml.Write(report), new UTF8Encoding(false));
        using (var table = new StreamWriter(name + ".csv", append: false, new UTF8Encoding(true)))
            ReportCsv.Write(report, table);
        return [name + ".html", name + ".csv"];
    }

    private static (LocalDate, LocalDate) Yesterday(SiteCalendar calendar, Instant now)
    {
        var yesterday = calendar.DayOf(now).PlusDays(-1);
        return (yesterday, yesterday);
    }
}

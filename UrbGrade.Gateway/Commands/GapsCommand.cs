using System.CommandLine;
using NodaTime;
using UrbGrade.Gateway.Collect.Sources;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Service;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Commands;

/// <summary><c>gaps</c>: hours that should be known and are not.</summary>
internal static class GapsCommand
{
    public static Command Build()
    {
        var from = GatewayCommandLine.DayOption("--from", "First local day; otherwise everything since the first reading");
        var to = GatewayCommandLine.DayOption("--to", "Last local day; otherwise yesterday");
        var fill = new Option<bool>("--fill") { Description = "Ask the sources that can be asked again for the days of the gaps" };
        var command = new Command("gaps", "List hours without readings, or have them read again") { from, to, fill };
        command.SetAction(async (parsed, cancellation) =>
        {
            var settings = parsed.Settings();
            var calendar = new SiteCalendar(settings.Site.Zone);
            using var database = GatewayDatabase.Open(settings.Database);
            var today = calendar.DayOf(Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()));
            var last = parsed.GetValue(to) is { } day && day < today ? day : today.PlusDays(-1);
            var gaps = ReadingGaps.Find(
                database,
                settings.Meters,
                parsed.GetValue(from) is { } first ? calendar.IntervalOf(first).Start : Instant.FromUnixTimeSeconds(0),
                calendar.IntervalOf(last).End);
            if (parsed.GetValue(fill))
                return await FillAsync(parsed, settings, calendar, gaps, cancellation);
            parsed.Output().Print(gaps, found => found.Count == 0
                ? ["No gaps"]
                : CommandOutput.Table([
                    ["Element", "Meter", "Quantity", "From (UTC)", "To (UTC)", "Hours", ""],
                    .. found.Select(gap => new[] { gap.Element, gap.Meter, gap.Quantity, gap.From.ToString(), gap.To.ToString(), gap.Hours.ToString(System.Globalization.CultureInfo.InvariantCulture), gap.Doubted ? "held back as doubtful" : "" })]));
            return gaps.Count == 0 ? ExitCode.Ok : ExitCode.Degraded;
        });
        return command;
    }

    private static async Task<int> FillAsync(
        ParseResult parsed, GatewaySettings settings, SiteCalendar calendar, List<ReadingGap> gaps, CancellationToken cancellation)
    {
        using var host = GatewayHost.Build(settings, service: false);
        var recollection = host.Services.GetRequiredService<Recollection>();
        var answers = new List<(LocalDate From, LocalDate To, IReadOnlyList<Recollected> Sources)>();
        foreach (var (first, last) in Stretches(calendar, gaps))
            answers.Add((first, last, await recollection.AskAsync(new Interval(calendar.IntervalOf(first).Start, calendar.IntervalOf(last).End), null, cancellation)));
        parsed.Output().Print(
            answers.Select(answer => new { answer.From, answer.To, answer.Sources }),
            _ => answers.Count == 0 ? ["No gaps"] : answers.SelectMany(answer => answer.Sources.Select(source =>
                $"{SiteCalendar.Text(answer.From)} to {SiteCalendar.Text(answer.To)}: {SourceCommand.Line(source)}")));
        return answers.Count == 0 || answers.Any(answer => answer.Sources.Any(source => source.Problem is null)) ? ExitCode.Ok : ExitCode.Failed;
    }

    // Whole civil days, those that touch together: sources answer a long range at once.
    private static List<(LocalDate First, LocalDate Last)> Stretches(SiteCalendar calendar, List<ReadingGap> gaps)
    {
        var stretches = new List<(LocalDate First, LocalDate Last)>();
        foreach (var gap in gaps.OrderBy(gap => gap.From))
        {
            var (first, last) = (calendar.DayOf(gap.From), calendar.DayOf(gap.To - Duration.Epsilon));
            if (stretches.Count > 0 && first <= stretches[^1].Last.PlusDays(1))
                stretches[^1] = (stretches[^1].First, LocalDate.Max(stretches[^1].Last, last));
            else
                stretches.Add((first, last));
        }

        return stretches;
    }
}

using System.CommandLine;
using NodaTime;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Commands;

/// <summary><c>gaps</c>: hours that should be known and are not.</summary>
internal static class GapsCommand
{
    public static Command Build()
    {
        var from = GatewayCommandLine.DayOption("--from", "First local day; otherwise everything since the first reading");
        var to = GatewayCommandLine.DayOption("--to", "Last local day; otherwise yesterday");
        var command = new Command("gaps", "List hours without readings") { from, to };
        command.SetAction(parsed =>
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
            parsed.Output().Print(gaps, found => found.Count == 0
                ? ["No gaps"]
                : CommandOutput.Table([
                    ["Element", "Meter", "Quantity", "From (UTC)", "To (UTC)", "Hours", ""],
                    .. found.Select(gap => new[] { gap.Element, gap.Meter, gap.Quantity, gap.From.ToString(), gap.To.ToString(), gap.Hours.ToString(System.Globalization.CultureInfo.InvariantCulture), gap.Doubted ? "held back as doubtful" : "" })]));
            return gaps.Count == 0 ? ExitCode.Ok : ExitCode.Degraded;
        });
        return command;
    }
}

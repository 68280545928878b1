using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using UrbGrade.Gateway.Events;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Commands;

/// <summary><c>events</c>: what the gateway reported.</summary>
internal static partial class EventsCommand
{
    public static Command Build()
    {
        var since = new Option<DateTimeOffset>("--since")
        {
            Description = "A time ago, such as 90m, 2h or 7d, or a moment such as 2024-03-31 or 2024-03-31T06:00:00Z",
            DefaultValueFactory = _ => TimeProvider.System.GetUtcNow().AddHours(-24),
            CustomParser = argument =>
            {
                if (Since(argument.Tokens.Single().Value, TimeProvider.System.GetUtcNow()) is { } at)
                    return at;
                argument.AddError($"--since '{argument.Tokens.Single().Value}' is no time; write it as 2h, 7d or 2024-03-31");
                return default;
            },
        };
        var code = new Option<int?>("--code") { Description = "Only this code, such as 1405" };
        var most = new Option<int>("--most") { Description = "At most so many, the newest", DefaultValueFactory = _ => 200 };
        var command = new Command("events", "List what the gateway reported, oldest first; codes stand in docs/gateway.md") { since, code, most };
        command.Aliases.Add("log");
        command.SetAction(parsed =>
        {
            using var database = GatewayDatabase.Open(parsed.Settings().Database);
            var output = parsed.Output();
            var events = EventTable.Read(database, parsed.GetValue(since), parsed.GetValue(code), parsed.GetValue(most));
            events.Reverse();
            output.Print(events, found => found.Count == 0 ? ["No events"] : found.Select(entry => Line(entry, output)));
            return ExitCode.Ok;
        });
        return command;
    }

    internal static DateTimeOffset? Since(string text, DateTimeOffset now)
    {
        if (Ago().Match(text) is { Success: true } ago)
        {
            var number = int.Parse(ago.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            return now - (ago.Groups[2].Value switch
            {
                "s" => TimeSpan.FromSeconds(number),
                "m" => TimeSpan.FromMinutes(number),
                "h" => TimeSpan.FromHours(number),
                _ => TimeSpan.FromDays(number),
            });
        }

        if (LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var day))
            return day.AtStartOfDayInZone(DateTimeZone.Utc).ToDateTimeOffset();
        return InstantPattern.ExtendedIso.Parse(text).TryGetValue(default, out var instant) ? instant.ToDateTimeOffset() : null;
    }

    private static string Line(GatewayEvent entry, CommandOutput output)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{entry.At:yyyy-MM-dd'T'HH:mm:ss'Z'} {entry.Code} {entry.Level,-11} {entry.Message}");
        return entry.Level switch
        {
            nameof(LogLevel.Critical) or nameof(LogLevel.Error) => output.Paint(line, ConsoleColor.Red),
            nameof(LogLevel.Warning) => output.Paint(line, ConsoleColor.Yellow),
            _ => line,
        };
    }

    [GeneratedRegex("^([0-9]{1,6})([smhd])$")]
    private static partial Regex Ago();
}

using System.CommandLine;
using System.Globalization;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Events;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Commands;

/// <summary><c>bad list</c>, <c>show</c>, <c>retry</c> and <c>discard</c>: the files that were refused.</summary>
internal static class BadCommand
{
    private static readonly Option<string?> Source = new("--source") { Description = "Only of this source", CompletionSources = { Completions.Sources } };

    public static Command Build() => new("bad", "List refused files, read them again or put them aside")
    {
        BuildList(), BuildShow(), BuildRetry(), BuildDiscard(),
    };

    private static Command BuildList()
    {
        var command = new Command("list", "List refused files with their causes") { Source };
        command.SetAction(parsed =>
        {
            var letters = Letters(parsed).Select(found => found.Letter).ToList();
            parsed.Output().Print(letters, all => all.Count == 0 ? ["No refused files"] : CommandOutput.Table([
                ["Source", "File", "Code", "Line", "Hint"],
                .. all.Select(letter => new[] { letter.Source, letter.Name, letter.Code, letter.Line.ToString(CultureInfo.InvariantCulture), letter.Hint })]));
            return letters.Count == 0 ? ExitCode.Ok : ExitCode.Degraded;
        });
        return command;
    }

    private static Command BuildShow()
    {
        var name = NameArgument();
        var command = new Command("show", "Show why a file was refused, row by row") { name, Source };
        command.SetAction(parsed => WithOne(parsed, parsed.GetValue(name)!, (_, letter) =>
        {
            var cause = DeadLetters.CauseOf(letter);
            parsed.Output().Print(letter, _ => [letter.Path, cause ?? "The cause is lost; bad retry reads the file again"]);
            return ExitCode.Ok;
        }));
        return command;
    }

    private static Command BuildRetry()
    {
        var name = NameArgument();
        var command = new Command("retry", "Put a file back to be read again, after its profile or the meters were mended") { name, Source };
        command.SetAction(parsed => WithOne(parsed, parsed.GetValue(name)!, (source, letter) =>
        {
            DeadLetters.Retry(source, letter);
            parsed.Output().Print(letter, _ => [$"{letter.Name} waits in {source.Path} and is read with the next pass"]);
            return ExitCode.Ok;
        }));
        return command;
    }

    private static Command BuildDiscard()
    {
        var name = NameArgument();
        var reason = new Option<string>("--reason") { Description = "Why its content is not needed; kept with the file", Required = true };
        var command = new Command("discard", "Put a file aside for good; it stays in discarded/ with the reason") { name, reason, Source };
        command.SetAction(parsed => WithOne(parsed, parsed.GetValue(name)!, (source, letter) =>
        {
            var now = TimeProvider.System.GetUtcNow();
            var target = DeadLetters.Discard(source, letter, parsed.GetValue(reason)!, Environment.UserName, now);
            using (var database = GatewayDatabase.Open(parsed.Settings().Database))
            {
                database.Write(connection => EventTable.Add(connection, new GatewayEvent(
                    now, EventCode.FileDiscarded, nameof(EventCode.FileDiscarded), nameof(LogLevel.Warning),
                    $"{letter.Source}: {letter.Name} ({letter.Code}) was put aside by {Environment.UserName}: {parsed.GetValue(reason)}")));
            }

            parsed.Output().Print(letter with { Path = target }, moved => [$"{moved.Name} lies in {moved.Path}"]);
            return ExitCode.Ok;
        }));
        return command;
    }

    private static Argument<string> NameArgument()
    {
        var name = new Argument<string>("file") { Description = "Name of the refused file" };
        name.CompletionSources.Add(Completions.DeadFiles);
        return name;
    }

    private static List<(SourceSettings Source, DeadLetter Letter)> Letters(ParseResult parsed) =>
    [
        .. parsed.Settings().Sources.Where(source => parsed.GetValue(Source) is not { } wanted || wanted == source.Id)
            .SelectMany(source => DeadLetters.Of(source).Select(letter => (source, letter))),
    ];

    private static int WithOne(ParseResult parsed, string name, Func<SourceSettings, DeadLetter, int> work)
    {
        var found = Letters(parsed).Where(known => known.Letter.Name == name).ToList();
        if (found.Count == 1)
            return work(found[0].Source, found[0].Letter);
        parsed.InvocationConfiguration.Error.WriteLine(found.Count == 0
            ? $"No refused file '{name}'; see bad list"
            : $"'{name}' lies with several sources ({string.Join(", ", found.Select(known => known.Source.Id))}); say which by --source");
        return found.Count == 0 ? ExitCode.Failed : ExitCode.Usage;
    }
}

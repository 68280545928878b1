using System.CommandLine;
using System.Globalization;
using NodaTime;
using UrbGrade.Gateway.Collect.Sources;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Events;
using UrbGrade.Gateway.Service;

namespace UrbGrade.Gateway.Commands;

/// <summary><c>source list</c> and <c>test</c>, and <c>backfill</c>.</summary>
internal static class SourceCommand
{
    public static Command Build() => new("source", "List the sources, or try one") { BuildList(), BuildTest() };

    /// <summary>Asks a source for days that are over.</summary>
    public static Command BuildBackfill()
    {
        var id = new Option<string>("--source") { Description = "The source to ask", Required = true };
        id.CompletionSources.Add(Completions.Sources);
        var from = GatewayCommandLine.DayOption("--from", "First local day");
        from.Required = true;
        var to = GatewayCommandLine.DayOption("--to", "Last local day; otherwise the first one");
        var dry = new Option<bool>("--dry-run") { Description = "Only say what would be asked" };
        var command = new Command("backfill", "Ask a source again for days that are over; what was known before changes nothing") { id, from, to, dry };
        command.SetAction(async (parsed, cancellation) =>
        {
            var settings = parsed.Settings();
            if (Find(settings, parsed.GetValue(id)!) is not { } source)
                return Unknown(parsed, settings, parsed.GetValue(id)!);
            var calendar = new Compose.SiteCalendar(settings.Site.Zone);
            var first = parsed.GetValue(from)!.Value;
            var range = new Interval(calendar.IntervalOf(first).Start, calendar.IntervalOf(parsed.GetValue(to) ?? first).End);
            using var host = GatewayHost.Build(settings, service: false);
            if (parsed.GetValue(dry))
            {
                var can = host.Services.GetRequiredService<OpenSources>().All.Any(open => open.Id == source.Id && open.Source is IRereadingSource);
                parsed.Output().Print(new { source = source.Id, range.Start, range.End, can }, asked =>
                    [asked.can ? $"{source.Id} would be asked for {range.Start} to {range.End}" : $"{source.Id} ({source.Type}) cannot be asked for a time that is over"]);
                return can ? ExitCode.Ok : ExitCode.Failed;
            }

            var answers = source.Origin is null
                ? [new Recollected(source.Id, null, "is filled by the site; let the site deliver the files again")]
                : await host.Services.GetRequiredService<Recollection>().AskAsync(range, source.Id, cancellation);
            parsed.Output().Print(answers, all => all.Select(Line));
            return answers.All(answer => answer.Problem is null) ? ExitCode.Ok : ExitCode.Failed;
        });
        return command;
    }

    public static string Line(Recollected answer) => answer.Problem is null
        ? $"{answer.Source}: {answer.Files} files dropped; the next pass reads them"
        : $"{answer.Source}: {answer.Problem}";

    private static Command BuildList()
    {
        var command = new Command("list", "List the sources with what waits in their folders");
        command.SetAction(parsed =>
        {
            SourceStatus[] sources = [.. parsed.Settings().Sources.Select(SourceStatus.Of)];
            parsed.Output().Print(sources, all => CommandOutput.Table([
                ["Source", "Type", "Profile", "Wait", "Bad", "Folder"],
                .. all.Select(source => new[]
                {
                    source.Id, source.Type, source.Profile, source.Waiting.ToString(CultureInfo.InvariantCulture), source.Bad.ToString(CultureInfo.InvariantCulture), source.Folder,
                })]));
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command BuildTest()
    {
        var id = new Argument<string>("id") { Description = "The source to try" };
        id.CompletionSources.Add(Completions.Sources);
        var command = new Command("test", "Connect to a source and say what is there; store nothing") { id };
        command.SetAction(async (parsed, cancellation) =>
        {
            var settings = parsed.Settings();
            if (Find(settings, parsed.GetValue(id)!) is not { } source)
                return Unknown(parsed, settings, parsed.GetValue(id)!);
            try
            {
                var lines = await TestAsync(settings, source, cancellation);
                parsed.Output().Print(new { source = source.Id, found = lines }, _ => lines);
                return ExitCode.Ok;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync($"{source.Id}: {failure.Explain()}");
                return ExitCode.Failed;
            }
        });
        return command;
    }

    /// <summary>Connects to a source, or looks into its folder.</summary>
    /// <returns>What was found, a line each.</returns>
    public static async Task<IReadOnlyList<string>> TestAsync(GatewaySettings settings, SourceSettings source, CancellationToken cancellation)
    {
        if (source.Origin is null)
            return Look(source);
        using var host = GatewayHost.Build(settings with { Sources = [source] }, service: false, console: false);
        return await host.Services.GetRequiredService<OpenSources>().All.Single(open => open.Id == source.Id).Source.TestAsync(cancellation);
    }

    private static List<string> Look(SourceSettings source)
    {
        if (!Directory.Exists(source.Path))
            throw new DirectoryNotFoundException($"{source.Path} does not exist yet; it is made when the gateway starts");
        var files = Directory.GetFiles(source.Path, source.Pattern).Order(StringComparer.Ordinal).ToList();
        return
        [
            $"{files.Count} files match {Path.Combine(source.Path, source.Pattern)}, read by profile {source.Profile.Name}",
            .. files.Take(10).Select(file => string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(file)}, {new FileInfo(file).Length} bytes, {File.GetLastWriteTimeUtc(file):yyyy-MM-dd'T'HH:mm:ss'Z'}")),
        ];
    }

    private static SourceSettings? Find(GatewaySettings settings, string id) => settings.Sources.FirstOrDefault(source => source.Id == id);

    private static int Unknown(ParseResult parsed, GatewaySettings settings, string id)
    {
        parsed.InvocationConfiguration.Error.WriteLine($"No source '{id}'; there are: {string.Join(", ", settings.Sources.Select(source => source.Id))}");
        return ExitCode.Usage;
    }
}

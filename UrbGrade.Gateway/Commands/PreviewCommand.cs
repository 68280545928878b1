using System.CommandLine;
using NodaTime;
using UrbGrade.Gateway.Cleanse;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Collect.Formats;
using UrbGrade.Gateway.Configuration;

namespace UrbGrade.Gateway.Commands;

/// <summary><c>preview</c>: what a file would become, without storing anything.</summary>
internal static class PreviewCommand
{
    private sealed record Row(string Meter, string Quantity, Instant Start, int Seconds, decimal Value, string Unit, string Quality, string Method);

    private sealed record Preview(
        string File, string Profile, int Rows, int BadRows, FileRefusal? Refusal, IReadOnlyList<Row> Readings, IReadOnlyList<RowRejection> Rejections);

    public static Command Build()
    {
        var file = new Argument<FileInfo>("file") { Description = "A raw file" };
        file.AcceptExistingOnly();
        var profile = new Option<string>("--profile", "-p") { Description = "How to read it", Required = true };
        var most = new Option<int>("--most") { Description = "Print at most so many readings", DefaultValueFactory = _ => 50 };
        var command = new Command("preview", "Read a file by a profile and print its readings and rejects; store nothing") { file, profile, most };
        command.SetAction(parsed => Run(parsed, parsed.GetValue(file)!, parsed.GetValue(profile)!, parsed.GetValue(most)));
        return command;
    }

    private static int Run(ParseResult parsed, FileInfo file, string profileName, int most)
    {
        var settings = File.Exists(parsed.ConfigFile()) ? parsed.Settings() : null;
        var profiles = settings?.Profiles ?? SettingsReader.BuiltInProfiles();
        if (!profiles.TryGetValue(profileName, out var profile))
        {
            parsed.InvocationConfiguration.Error.WriteLine($"--profile: '{profileName}'; allowed: {string.Join(", ", profiles.Keys)}");
            return ExitCode.Usage;
        }

        var known = settings?.Meters.SelectMany(meter => meter.Meters).ToHashSet();
        var cleanse = settings?.Cleanse ?? SettingsReader.DefaultCleanse();
        var memories = new Dictionary<(string, Quantity), SeriesMemory>();
        using var stream = file.OpenRead();
        var content = FileContent.Read(
            profile.Open(meter => known?.Contains(meter) ?? true),
            new RawFile(file.Name, stream, Instant.FromDateTimeUtc(file.LastWriteTimeUtc)));
        var cleansing = new FileCleansing(cleanse.Limits, cleanse.Spikes, Memory, cleanse.MostBadRows);
        var cleansed = cleansing.Cleanse(content, Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()));
        var preview = new Preview(
            file.Name, profileName, cleansed.Rows, cleansed.BadRows, cleansed.Refusal,
            [.. cleansed.Readings.Take(most).Select(judged => new Row(
                judged.Reading.Meter, judged.Reading.Quantity.Name, judged.Reading.Start, judged.Reading.Seconds, judged.Reading.Value,
                judged.Reading.Quantity.Unit, judged.Quality.ToString(), judged.Method))],
            cleansed.Rejections);
        parsed.Output().Print(preview, Lines);
        return cleansed.Refusal is null ? cleansed.Rejections.Count == 0 ? ExitCode.Ok : ExitCode.Degraded : ExitCode.Failed;

        SeriesMemory Memory(string meter, Quantity quantity) => memories.TryGetValue((meter, quantity), out var memory)
            ? memory
            : memories[(meter, quantity)] = new SeriesMemory();
    }

    private static IEnumerable<string> Lines(Preview preview)
    {
        yield return $"{preview.File} by profile {preview.Profile}: {preview.Rows} rows, {preview.BadRows} bad";
        if (preview.Refusal is { } refusal)
            yield return $"Refused: {refusal.Code} at line {refusal.Line}. {refusal.Hint}";
        var readings = preview.Readings.Select(row => new[]
        {
            row.Meter, row.Quantity, row.Start.ToString(), string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{row.Value} {row.Unit}"), row.Quality, row.Method,
        });
        foreach (var line in CommandOutput.Table([["Meter", "Quantity", "Start (UTC)", "Value", "Quality", "Method"], .. readings]))
            yield return line;
        foreach (var reject in preview.Rejections)
            yield return $"Line {reject.Line}, column {reject.Column}: {reject.Code} '{reject.Excerpt}'. {reject.Hint}";
    }
}

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
    private sealed record Row(string Meter, string Quantity, Instant Start, int Seconds, decimal Value, string Unit, string Quality, string Method)
    {
        public Row(in JudgedReading judged)
            : this(
                judged.Reading.Meter, judged.Reading.Quantity.Name, judged.Reading.Start, judged.Reading.Seconds, judged.Reading.Value,
                judged.Reading.Quantity.Unit, judged.Quality.ToString(), judged.Method)
        {
        }
    }

    private sealed record Preview(
        string File, string Profile, int Rows, int BadRows, FileRefusal? Refusal, IReadOnlyList<Row> Readings,
        IReadOnlyList<SiteRecord> Records, IReadOnlyList<RowRejection> Rejections, FileLook? Look);

    public static Command Build()
    {
        var file = new Argument<FileInfo>("file") { Description = "A raw file" };
        file.AcceptExistingOnly();
        var profile = new Option<string>("--profile", "-p") { Description = "How to read it", Required = true };
        profile.CompletionSources.Add(Completions.Profiles);
        var most = new Option<int>("--most") { Description = "Print at most so many readings", DefaultValueFactory = _ => 50 };
        var explain = new Option<bool>("--explain") { Description = "Also say what the file looks like, whatever the profile says: encoding, separator, decimal mark" };
        var command = new Command("preview", "Read a file by a profile and print its readings and rejects; store nothing") { file, profile, most, explain };
        command.SetAction(parsed => Run(parsed, parsed.GetValue(file)!, parsed.GetValue(profile)!, parsed.GetValue(most), parsed.GetValue(explain)));
        return command;
    }

    private static int Run(ParseResult parsed, FileInfo file, string profileName, int most, bool explain)
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
        var look = explain ? FileLook.At(stream) : null;
        stream.Position = 0;
        using var gathered = new GatheredFile(Path.GetTempPath());
        var raw = new RawFile(file.Name, stream, Instant.FromDateTimeUtc(file.LastWriteTimeUtc));
        var cleansing = new FileCleansing(gathered, cleanse.Limits, cleanse.Spikes, Memory, profile.MostBadRows ?? cleanse.MostBadRows);
        var refusal = profile.Open(meter => known?.Contains(meter) ?? true).Read(raw, gathered);
        List<Row> readings = [];
        foreach (var judged in refusal is null ? cleansing.Judge(Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow())) : [])
        {
            if (readings.Count < most)
                readings.Add(new Row(judged));
        }

        var cleansed = cleansing.Finish();
        var preview = new Preview(
            file.Name, profileName, cleansed.Rows, cleansed.BadRows, refusal ?? cleansed.Refusal, readings, [.. gathered.Records.Take(most)], cleansed.Rejections, look);
        parsed.Output().Print(preview, Lines);
        return preview.Refusal is null ? cleansed.Rejections.Count == 0 ? ExitCode.Ok : ExitCode.Degraded : ExitCode.Failed;

        SeriesMemory Memory(string meter, Quantity quantity) => memories.TryGetValue((meter, quantity), out var memory)
            ? memory
            : memories[(meter, quantity)] = new SeriesMemory();
    }

    private static IEnumerable<string> Lines(Preview preview)
    {
        yield return $"{preview.File} by profile {preview.Profile}: {preview.Rows} rows, {preview.BadRows} bad";
        foreach (var line in preview.Look?.Lines() ?? [])
            yield return line;
        if (preview.Look is { } look)
            yield return $"First line: {CommandOutput.Plain(look.FirstLine)}";
        if (preview.Refusal is { } refusal)
            yield return $"Refused: {refusal.Code} at line {refusal.Line}. {refusal.Hint}";
        var readings = preview.Readings.Select(row => new[]
        {
            row.Meter, row.Quantity, row.Start.ToString(), string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{row.Value} {row.Unit}"), row.Quality, row.Method,
        });
        foreach (var line in preview.Readings.Count == 0 ? [] : CommandOutput.Table([["Meter", "Quantity", "Start (UTC)", "Value", "Quality", "Method"], .. readings]))
            yield return line;
        foreach (var record in preview.Records)
            yield return $"{record.At} {record.Kind} {CommandOutput.Plain(record.Subject)} {CommandOutput.Plain(record.Fields)}";
        foreach (var reject in preview.Rejections)
            yield return $"Line {reject.Line}, column {reject.Column}: {reject.Code} '{CommandOutput.Plain(reject.Excerpt)}'. {reject.Hint}";
    }
}

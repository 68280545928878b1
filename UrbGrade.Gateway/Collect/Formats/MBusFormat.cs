using System.Text;
using NodaTime;
using NodaTime.Text;
using UrbGrade.Gateway.Collect.MBus;

namespace UrbGrade.Gateway.Collect.Formats;

/// <summary>
/// Reads telegrams, one a line, each with the UTC time of its reading before it or not: <c>2013-11-18T13:00:02Z 68 3F ...</c>.
/// Without it the meter's own clock dates the telegram, and where it sends none, the file. A telegram that cannot be
/// read costs its line.
/// </summary>
internal sealed class MBusFormat(MBusProfile profile, Func<string, bool> isKnownMeter) : IFileFormat
{
    public FileRefusal? Read(RawFile file, IFileSink sink)
    {
        if (FileText.Inspect(file.Content, Encoding.ASCII, isMarkup: false, out _) is { } doubtful)
            return doubtful;
        using var text = FileText.Open(file.Content, Encoding.ASCII);
        var lines = new TextLines(text);
        var count = 0;
        while (lines.Read() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line) || line.StartsWith('#'))
                continue;
            count++;
            sink.CountRow();
            try
            {
                Take(line, lines.Number, file.WrittenAt, sink);
            }
            catch (TelegramException refused)
            {
                sink.Reject(new(refused.Code, lines.Number, refused.Offset, FileText.Excerpt(line), refused.Message));
            }
        }

        return lines.Refusal ?? (count == 0 ? new(FileCode.NoRows, 0, 0, "", "The file has no telegrams") : null);
    }

    private void Take(string line, int number, Instant writtenAt, IFileSink sink)
    {
        var (readAt, frame) = Split(line);
        var telegram = Telegram.ReadHexadecimal(frame, profile.Keys.GetValueOrDefault);
        if (telegram.Header.Identification is not { } meter || !isKnownMeter(meter))
        {
            sink.Reject(new(RowCode.UnknownMeter, number, 0, telegram.Header.Identification ?? "", "Not among the meters of the configuration"));
            return;
        }

        var at = readAt ?? telegram.Clock?.InZoneLeniently(profile.Clock).ToInstant() ?? writtenAt;
        var readings = TelegramReadings.Of(telegram).ToList();

        // One of several telegrams may hold only what the meter keeps of the past.
        if (telegram.Records.Count == 0)
            sink.Reject(new(RowCode.MissingField, number, 0, meter, "The meter answers without a single record"));
        foreach (var (quantity, value) in readings)
            sink.Add(new RawReading(meter, quantity, at, 0, value, SourceFlag.Measured, number));
    }

    private static (Instant? ReadAt, string Frame) Split(string line)
    {
        var end = line.IndexOf(' ');
        return end > 0 && InstantPattern.ExtendedIso.Parse(line[..end]).TryGetValue(default, out var at) ? (at, line[end..]) : (null, line);
    }
}

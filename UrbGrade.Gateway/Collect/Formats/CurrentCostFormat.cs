using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using NodaTime;
using NodaTime.Text;

namespace UrbGrade.Gateway.Collect.Formats;

/// <summary>Reads the messages of a CurrentCost monitor, one a line. Source: currentcost.com/cc128/xml.htm.</summary>
/// <param name="isKnownMeter">Whether the site's configuration names a meter: the radio's id, or what the profile calls a sensor.</param>
internal sealed class CurrentCostFormat(CurrentCostProfile profile, Func<string, bool> isKnownMeter) : IFileFormat
{
    // Beyond half a day back it is midnight that passed, not a clock that was set.
    private const long HalfDay = NodaConstants.NanosecondsPerDay / 2;
    private static readonly LocalTimePattern TimeOfDay = LocalTimePattern.CreateWithInvariantCulture("HH:mm:ss");
    private static readonly XmlReaderSettings Xml = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    public FileRefusal? Read(RawFile file, IFileSink sink)
    {
        if (FileText.Inspect(file.Content, Encoding.Latin1, isMarkup: true, out _) is { } doubtful)
            return doubtful;
        var midnights = 0;
        var last = default(LocalTime);
        if (Walk(file, (_, _) => { }, (_, time, passed) => (last, midnights) = (time, passed)) is { } refusal)
            return refusal;

        var written = file.WrittenAt.InZone(profile.Zone).LocalDateTime;
        var day = last > written.TimeOfDay ? written.Date.PlusDays(-1) : written.Date;
        var messages = new CurrentCostMessages(profile, isKnownMeter, sink, day.PlusDays(-midnights));
        var count = 0;
        Walk(file, Broken, (message, time, passed) =>
        {
            count++;
            sink.CountRow();
            messages.Take(message, time, passed);
        });
        return count == 0 ? new(FileCode.NoRows, 0, 0, "", "The file has no whole message") : null;

        void Broken(int line, string text)
        {
            sink.CountRow();
            sink.Reject(new(RowCode.BrokenMessage, line, 0, FileText.Excerpt(text), "The message is cut off or no message of a monitor"));
        }
    }

    private static FileRefusal? Walk(RawFile file, Action<int, string> broken, Action<(XElement Message, int Line), LocalTime, int> whole)
    {
        file.Content.Position = 0;
        using var text = FileText.Open(file.Content, Encoding.Latin1);
        var lines = new TextLines(text);
        LocalTime? newest = null;
        var midnights = 0;
        while (lines.Read() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            if (Parse(line) is not { } message || !TimeOfDay.Parse(message.Element("time")?.Value ?? "").TryGetValue(default, out var time))
            {
                broken(lines.Number, line);
                continue;
            }

            if (newest is { } before && before.NanosecondOfDay - time.NanosecondOfDay > HalfDay)
                midnights++;
            newest = time;
            whole((message, lines.Number), time, midnights);
        }

        return lines.Refusal;
    }

    private static XElement? Parse(string line)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(line), Xml);
            return XElement.Load(reader) is { Name.LocalName: "msg" } message ? message : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    internal static decimal? Number(string? text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var number) ? number : null;
}

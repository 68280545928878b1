using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace UrbGrade.Gateway.Commands;

/// <summary>Prints results for people as lines, or for programs as one JSON document.</summary>
/// <param name="colour">Whether lines may carry the colours of a terminal.</param>
internal sealed class CommandOutput(TextWriter output, bool json, bool colour = false)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new InstantConverter(), new DayConverter() },
    };

    private static readonly JsonSerializerOptions OnOneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Prints a result: as JSON whole, for people by <paramref name="lines"/>.</summary>
    public void Print<T>(T result, Func<T, IEnumerable<string>> lines)
    {
        if (json)
        {
            output.WriteLine(ToJson(result));
            return;
        }

        foreach (var line in lines(result))
            output.WriteLine(line);
    }

    /// <summary>A result as the JSON that programs read.</summary>
    public static string ToJson<T>(T result) => JsonSerializer.Serialize(result, Json);

    /// <summary>A text in a colour, where colours are wanted.</summary>
    public string Paint(string text, ConsoleColor wanted) => !colour || json ? text : wanted switch
    {
        ConsoleColor.Red => $"\e[31m{text}\e[0m",
        ConsoleColor.Yellow => $"\e[33m{text}\e[0m",
        ConsoleColor.Green => $"\e[32m{text}\e[0m",
        _ => text,
    };

    /// <summary>Empties the screen of a terminal; elsewhere what comes next simply follows.</summary>
    public void Clear()
    {
        if (colour)
            output.Write("\e[H\e[2J");
    }

    /// <summary>Lays cells out in columns; the first row is the heading.</summary>
    public static IEnumerable<string> Table(params IEnumerable<string?[]> rows)
    {
        var all = rows.ToList();
        var widths = Enumerable.Range(0, all[0].Length).Select(column => all.Max(row => row[column]?.Length ?? 0)).ToArray();
        return all.Select(row => string.Join("  ", row.Select((cell, column) => (cell ?? "").PadRight(widths[column]))).TrimEnd());
    }

    /// <summary>A text that somebody else wrote, on one line and without characters that a terminal obeys.</summary>
    public static string Plain(string text) => string.Concat(text.Select(character =>
        char.IsControl(character) || char.GetUnicodeCategory(character) is UnicodeCategory.Format ? ' ' : character));

    /// <summary>Fields that somebody else wrote, as <see cref="Plain(string)"/>.</summary>
    public static string Plain(JsonObject fields) => Plain(fields.ToJsonString(OnOneLine));

    private sealed class InstantConverter : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            InstantPattern.ExtendedIso.Parse(reader.GetString()!).Value;

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
            writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
    }

    private sealed class DayConverter : JsonConverter<LocalDate>
    {
        public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            LocalDatePattern.Iso.Parse(reader.GetString()!).Value;

        public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) =>
            writer.WriteStringValue(LocalDatePattern.Iso.Format(value));
    }
}

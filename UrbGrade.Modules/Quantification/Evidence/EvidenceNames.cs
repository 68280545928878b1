using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace UrbGrade.Modules.Quantification.Evidence;

/// <summary>Names of files in an evidence, and how its manifest is spelled.</summary>
internal static class EvidenceNames
{
    public const string Manifest = "manifest.json";
    public const string Readings = "readings.csv";
    public const string Requests = "requests.csv";
    public const string Messages = "messages.tar";
    public const string Readme = "README.txt";
    public const string ReadingsHead = "series,from_utc,to_utc,value,quality,revision,request,message";
    public const string RequestsHead = "request,received_utc,skipped,certificate,sha256";

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Name of a part of a table or of the messages, from 1, such as <c>readings-2.csv</c>.</summary>
    /// <param name="first">Name of the first part.</param>
    public static string Part(string first, int number) =>
        number == 1 ? first : FormattableString.Invariant($"{Path.GetFileNameWithoutExtension(first)}-{number}{Path.GetExtension(first)}");

    /// <summary>Whether a file is such a part.</summary>
    public static bool IsPart(string first, string name) =>
        name == first || name.StartsWith($"{Path.GetFileNameWithoutExtension(first)}-", StringComparison.Ordinal);

    /// <summary>Name of a message in its part.</summary>
    public static string Message(long requestId) => FormattableString.Invariant($"messages/{requestId}.xml");

    /// <summary>The request whose message is called so; null when none is.</summary>
    public static long? RequestOf(string message) =>
        long.TryParse(Path.GetFileNameWithoutExtension(message), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Message(id) == message
            ? id : null;

    /// <summary>A period in plain words.</summary>
    public static string Period(ClaimedFigure figure) => FormattableString.Invariant(
        $"{figure.Period.ToString().ToLowerInvariant()}{(figure.Hour is { } hour ? $" {hour + 1} of" : "")} {figure.Start:yyyy-MM-dd}");

    public static string Certificate(string thumbprint) => $"certificates/{thumbprint}.der";
}

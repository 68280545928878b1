using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace UrbGrade.Modules.Quantification.Evidence;

/// <summary>Names of files in an evidence, and how its manifest is spelled.</summary>
internal static class EvidenceNames
{
    public const string Manifest = "manifest.json";
    public const string Readings = "readings.csv";
    public const string Readme = "README.txt";
    public const string ReadingsHead = "series,from_utc,to_utc,value,quality,revision,request,message";

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Name of a part of the table of readings, from 1: a part is as long as what reads tables can show.</summary>
    public static string ReadingsPart(int number) => number == 1 ? Readings : FormattableString.Invariant($"readings-{number}.csv");

    /// <summary>Whether a file is a part of the table of readings.</summary>
    public static bool IsReadings(string name) => name == Readings || name.StartsWith("readings-", StringComparison.Ordinal);

    public static string Message(long requestId) => FormattableString.Invariant($"messages/{requestId}.xml");

    /// <summary>A period in plain words.</summary>
    public static string Period(ClaimedFigure figure) => FormattableString.Invariant(
        $"{figure.Period.ToString().ToLowerInvariant()}{(figure.Hour is { } hour ? $" {hour + 1} of" : "")} {figure.Start:yyyy-MM-dd}");

    public static string Certificate(string thumbprint) => $"certificates/{thumbprint}.der";
}

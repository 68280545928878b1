using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>What a tenant did and decided to do to save energy as one file (camel-case JSON, UTF-8), for those who bring many at once.</summary>
public sealed record InterventionFile(string TenantCode, IReadOnlyList<InterventionInFile> Interventions)
{
    /// <summary>The file's customary name.</summary>
    public const string FileName = "interventions.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Reads a file.</summary>
    /// <exception cref="JsonException">The text is none, or lacks a member.</exception>
    public static InterventionFile Parse(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize<InterventionFile>(utf8, Json) ?? throw new JsonException("The file holds an object, not null");

    /// <summary>The file as UTF-8 JSON, the same bytes for the same content on every machine.</summary>
    public byte[] ToUtf8() => [.. JsonSerializer.SerializeToUtf8Bytes(this, Json), (byte)'\n'];
}

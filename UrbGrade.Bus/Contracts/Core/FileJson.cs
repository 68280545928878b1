using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace UrbGrade.Bus.Contracts.Core;

/// <summary>Files that people read and change too: camel-case JSON, UTF-8, the same bytes for the same content on every machine.</summary>
internal static class FileJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <exception cref="JsonException">The text is none, or lacks a member.</exception>
    public static T Parse<T>(ReadOnlySpan<byte> utf8)
        where T : class => JsonSerializer.Deserialize<T>(utf8, Options) ?? throw new JsonException("The file holds an object, not null");

    public static byte[] ToUtf8<T>(T content) => [.. JsonSerializer.SerializeToUtf8Bytes(content, Options), (byte)'\n'];
}

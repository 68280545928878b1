using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace UrbGrade.Bus.Contracts.Engagement;

/// <summary>What a survey asks.</summary>
/// <param name="Title">By language code.</param>
/// <param name="Intro">What it is for, by language code.</param>
/// <param name="Questions">In the order in which they are asked.</param>
public sealed record SurveyForm(
    IReadOnlyDictionary<string, string> Title, IReadOnlyDictionary<string, string> Intro, IReadOnlyList<SurveyQuestion> Questions)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Languages in which a survey has to be complete before it is published.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "es", "ca", "eu", "da"];

    /// <summary>Reads a form from JSON.</summary>
    /// <exception cref="JsonException">It is none; the message says where.</exception>
    public static SurveyForm Parse(string json) =>
        JsonSerializer.Deserialize<SurveyForm>(json, Json) ?? throw new JsonException("A survey is an object, not null.");

    /// <summary>The JSON that <see cref="Parse"/> reads.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>A text in a language, else in English, else in any there is.</summary>
    public static string In(IReadOnlyDictionary<string, string> texts, string language) =>
        texts.GetValueOrDefault(language) is { Length: > 0 } own ? own
        : texts.GetValueOrDefault(Languages[0]) is { Length: > 0 } english ? english
        : texts.Values.FirstOrDefault(text => text.Length > 0) ?? "";
}

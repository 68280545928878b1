using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime.Text;

namespace UrbGrade.Gateway.Collect.Sources.Forms;

/// <summary>What may stand in a field.</summary>
internal enum FormFieldKind
{
    Text,
    Whole,
    Number,
    Flag,
    Date,

    /// <summary>One of the choices.</summary>
    Choice,

    /// <summary>Any number of the choices, each once.</summary>
    Choices,
}

/// <summary>One field of a form.</summary>
/// <param name="Least">Of numbers.</param>
/// <param name="Most">Of numbers.</param>
/// <param name="MostLength">Of texts, in characters.</param>
internal sealed record FormField(
    string Name, FormFieldKind Kind, bool Required, double Least, double Most, int MostLength, IReadOnlyList<string> Choices)
{
    /// <summary>Numbers beyond it are not taken; as a bound it means none.</summary>
    public const double Unbounded = 1e15;

    /// <summary>What is allowed, for people.</summary>
    public string Allowed => Kind switch
    {
        FormFieldKind.Whole => string.Create(CultureInfo.InvariantCulture, $"a whole number{Range}"),
        FormFieldKind.Number => string.Create(CultureInfo.InvariantCulture, $"a number{Range}"),
        FormFieldKind.Flag => "true, false",
        FormFieldKind.Date => "a day such as 2013-11-18",
        FormFieldKind.Choice => string.Join(", ", Choices),
        FormFieldKind.Choices => $"a list of {string.Join(", ", Choices)}",
        _ => $"a text of at most {MostLength} characters",
    };

    private string Range => (Least > -Unbounded, Most < Unbounded) switch
    {
        (true, true) => string.Create(CultureInfo.InvariantCulture, $" from {Least} to {Most}"),
        (true, false) => string.Create(CultureInfo.InvariantCulture, $" of at least {Least}"),
        (false, true) => string.Create(CultureInfo.InvariantCulture, $" of at most {Most}"),
        _ => "",
    };

    /// <summary>Checks what was sent. Web pages send everything as text, so numbers and flags may come as such.</summary>
    /// <returns>The value as it is filed; null when it is not allowed.</returns>
    public JsonNode? Check(JsonNode value) => Kind switch
    {
        FormFieldKind.Choices => CheckList(value),
        _ when value is not JsonValue => null,
        FormFieldKind.Whole => CheckNumber(Plain(value), whole: true),
        FormFieldKind.Number => CheckNumber(Plain(value), whole: false),
        FormFieldKind.Flag => Plain(value) switch { "true" or "on" => JsonValue.Create(true), "false" => JsonValue.Create(false), _ => null },
        FormFieldKind.Date => value.GetValueKind() == JsonValueKind.String && LocalDatePattern.Iso.Parse(Plain(value)).Success ? Plain(value) : null,
        FormFieldKind.Choice => value.GetValueKind() == JsonValueKind.String && Choices.Contains(Plain(value)) ? Plain(value) : null,
        _ => value.GetValueKind() == JsonValueKind.String && Plain(value).Length <= MostLength && !Plain(value).Any(letter => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t'))
            ? Plain(value)
            : null,
    };

    private JsonValue? CheckNumber(string text, bool whole)
    {
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            || (double)number < Least || (double)number > Most || (whole && number != decimal.Truncate(number)))
            return null;
        return whole ? JsonValue.Create(decimal.Truncate(number)) : JsonValue.Create(number);
    }

    private JsonArray? CheckList(JsonNode value)
    {
        var items = value is JsonArray list ? [.. list] : new List<JsonNode?> { value };
        if (items.Any(item => item is not JsonValue || item.GetValueKind() != JsonValueKind.String || !Choices.Contains(Plain(item))))
            return null;
        var texts = items.Select(item => Plain(item!)).ToList();
        return texts.Count == texts.Distinct().Count() ? new JsonArray([.. texts.Select(text => (JsonNode?)text)]) : null;
    }

    private static string Plain(JsonNode value) => value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();
}

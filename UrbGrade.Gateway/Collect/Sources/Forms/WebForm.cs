using System.Globalization;
using System.Text.Json.Nodes;

namespace UrbGrade.Gateway.Collect.Sources.Forms;

/// <summary>Why a field was refused.</summary>
internal sealed record FormProblem(string Field, string Found, string Allowed);

/// <summary>The structure of one form.</summary>
/// <param name="About">Fields that say whom an answer is about or how it was given, filed beside the answers: a dwelling, a language.</param>
/// <param name="Answers">Fields that are filed under <c>answers</c>.</param>
internal sealed record WebForm(string Name, IReadOnlyList<FormField> About, IReadOnlyList<FormField> Answers)
{
    public const string Key = "id";

    private const int MostShown = 60;

    /// <summary>Checks one submission.</summary>
    /// <param name="fields">By name; no nulls.</param>
    /// <param name="id">What makes the submission one, however often it is sent.</param>
    /// <returns>The record as it is filed, or every problem.</returns>
    public (JsonObject? Record, IReadOnlyList<FormProblem> Problems) Check(IReadOnlyDictionary<string, JsonNode> fields, string id, DateTimeOffset now)
    {
        var problems = new List<FormProblem>();
        var record = new JsonObject { ["id"] = id, ["form"] = Name };
        foreach (var field in About)
            Take(field, record);
        record["submittedAt"] = now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var answers = new JsonObject();
        foreach (var field in Answers)
            Take(field, answers);
        record["answers"] = answers;
        var known = About.Concat(Answers).Select(field => field.Name).Append(Key).ToHashSet(StringComparer.Ordinal);
        problems.AddRange(fields.Where(field => !known.Contains(field.Key)).Select(field =>
            new FormProblem(Shown(field.Key), "unknown field", string.Join(", ", known.Order(StringComparer.Ordinal)))));
        return problems.Count == 0 ? (record, problems) : (null, problems);

        void Take(FormField field, JsonObject into)
        {
            if (!fields.TryGetValue(field.Name, out var sent) || sent is JsonValue empty && empty.TryGetValue<string>(out var text) && text.Length == 0)
            {
                if (field.Required)
                    problems.Add(new FormProblem(field.Name, "missing", field.Allowed));
            }
            else if (field.Check(sent) is { } value)
            {
                into[field.Name] = value;
            }
            else
            {
                problems.Add(new FormProblem(field.Name, Shown(sent.ToJsonString()), field.Allowed));
            }
        }
    }

    private static string Shown(string text) => text.Length > MostShown ? text[..MostShown] + "..." : text;
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace UrbGrade.Gateway.Collect.Sources.Forms;

/// <summary>Reads the fields of a submission, whichever way it was sent.</summary>
internal static class FormFields
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    /// <returns>By name; fields of <c>answers</c> beside the others, no nulls.</returns>
    /// <exception cref="BadHttpRequestException">It is too large, or neither of the two.</exception>
    public static async Task<Dictionary<string, JsonNode>> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.HasJsonContentType())
            return await ReadJsonAsync(request, cancellation);
        if (!request.HasFormContentType)
            throw new BadHttpRequestException("Send application/json or application/x-www-form-urlencoded", StatusCodes.Status415UnsupportedMediaType);
        try
        {
            var form = await request.ReadFormAsync(cancellation);
            return form.ToDictionary(
                field => field.Key,
                field => field.Value is [var single] ? JsonValue.Create(single!) : (JsonNode)new JsonArray([.. field.Value.Select(text => (JsonNode?)text)]),
                StringComparer.Ordinal);
        }
        catch (InvalidDataException broken)
        {
            throw new BadHttpRequestException(broken.Message);
        }
    }

    private static async Task<Dictionary<string, JsonNode>> ReadJsonAsync(HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            if (await JsonNode.ParseAsync(request.Body, documentOptions: Strict, cancellationToken: cancellation) is not JsonObject root)
                throw new BadHttpRequestException("The body is no JSON object");
            var fields = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
            foreach (var (name, value) in root.SelectMany(field => field is { Key: "answers", Value: JsonObject answers } ? answers.AsEnumerable() : [field]))
            {
                if (value is not null && !fields.TryAdd(name, value))
                    throw new BadHttpRequestException($"The field {name} stands twice");
            }

            return fields;
        }
        catch (JsonException broken)
        {
            throw new BadHttpRequestException($"The body is no valid JSON: {broken.Message}");
        }
    }
}

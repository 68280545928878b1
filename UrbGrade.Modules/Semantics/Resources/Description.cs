namespace UrbGrade.Modules.Semantics.Resources;

/// <summary>A resource with what is known of it. The mapping says what is published and how.</summary>
/// <param name="Kind">As the mapping names it, such as <c>asset</c>.</param>
/// <param name="Path">Below the tenant, such as <c>assets/12</c>; unique and lasting. Empty for the tenant.</param>
/// <param name="Fields">Names and values; a name stands once for each of its values.</param>
internal sealed record Description(string Kind, string Path, IReadOnlyList<(string Name, object Value)> Fields)
{
    /// <summary>A description without the fields that have no value.</summary>
    public static Description Of(string kind, string path, params IEnumerable<(string Name, object? Value)> fields) =>
        new(kind, path, [.. fields.Where(field => field.Value is not null).Select(field => (field.Name, field.Value!))]);
}

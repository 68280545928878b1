using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;

namespace UrbGrade.Modules.Quantification.Evidence;

/// <summary>Finds what a manifest leaves out though it has to say it, as others may have written it: its types say what may be null.</summary>
internal static class ManifestGaps
{
    private const string Own = "UrbGrade";

    private static readonly ConcurrentDictionary<Type, (PropertyInfo Property, NullabilityInfo Nullability)[]> Known = new();

    /// <summary>Where null stands, or nothing, and must not, such as <c>requests[3].skipped</c>.</summary>
    public static IEnumerable<string> In(EvidenceManifest manifest) => In(manifest, "");

    private static IEnumerable<string> In(object part, string place) => Known.GetOrAdd(part.GetType(), Written).SelectMany(one =>
        In(one.Property.GetValue(part), one.Nullability, (place.Length == 0 ? "" : place + ".") + JsonNamingPolicy.CamelCase.ConvertName(one.Property.Name)));

    private static IEnumerable<string> In(object? value, NullabilityInfo nullability, string place) => value switch
    {
        null => nullability.ReadState == NullabilityState.NotNull ? [place] : [],
        string => [],
        IEnumerable list => list.Cast<object?>()
            .SelectMany((entry, index) => In(entry, nullability.GenericTypeArguments[0], FormattableString.Invariant($"{place}[{index}]"))),
        _ => value.GetType() is { IsEnum: false } type && type.FullName!.StartsWith(Own, StringComparison.Ordinal) ? In(value, place) : [],
    };

    /// <summary>Properties that are read from the file, and not computed.</summary>
    private static (PropertyInfo Property, NullabilityInfo Nullability)[] Written(Type type)
    {
        var nullability = new NullabilityInfoContext();
        return [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite).Select(property => (property, nullability.Create(property)))];
    }
}

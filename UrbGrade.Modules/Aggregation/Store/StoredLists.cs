using System.Globalization;
using System.Text.Json;
using UrbGrade.Bus.Contracts.Aggregation;

namespace UrbGrade.Modules.Aggregation.Store;

/// <summary>The lists of a request's row as text; null for an empty one.</summary>
internal static class StoredLists
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static string? Write<T>(IReadOnlyList<T> list) => list.Count == 0 ? null : JsonSerializer.Serialize(list, Json);

    public static IReadOnlyList<T> Read<T>(string? text) => text is null ? [] : JsonSerializer.Deserialize<List<T>>(text, Json)!;

    public static string? WriteIndexes(IReadOnlyList<int> indexes) => indexes.Count == 0 ? null : string.Join(',', indexes);

    public static IEnumerable<int> ReadIndexes(string? text) =>
        text is null ? [] : text.Split(',').Select(index => int.Parse(index, CultureInfo.InvariantCulture));

    /// <summary>The messages to leave out, ascending.</summary>
    public static IReadOnlyList<int> Skipped(string? rejections, string? duplicates) => rejections is null && duplicates is null
        ? []
        : [.. Read<MessageRejection>(rejections).Select(rejection => rejection.Index).Concat(ReadIndexes(duplicates)).Order()];
}

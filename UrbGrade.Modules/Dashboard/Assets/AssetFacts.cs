using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Dashboard.Assets;

/// <summary>The primary data of an asset's meters with what was said before.</summary>
internal static class AssetFacts
{
    private const string Kind = "primary_data";

    public static async Task<IReadOnlyList<AssetFact>> Load(UrbGradeContext database, IReadOnlyList<string> meters, CancellationToken cancellation)
    {
        var revisions = await database.Set<SiteRecordRow>().AsNoTracking()
            .Where(record => record.Kind == Kind && meters.Contains(record.Subject))
            .OrderByDescending(record => record.Revision).ToListAsync(cancellation);
        return [.. revisions.GroupBy(record => record.Subject).OrderBy(group => group.Key, NaturalOrder.Names).SelectMany(Of)];
    }

    private static IEnumerable<AssetFact> Of(IEnumerable<SiteRecordRow> revisions)
    {
        var said = revisions.Select(record => (record.Subject, record.At, Fields: Texts(record.Fields))).ToList();
        foreach (var (name, text) in said[0].Fields)
        {
            var history = said.Select(one => (one.At, Text: one.Fields.GetValueOrDefault(name, ""))).ToList();
            var same = history.TakeWhile(one => one.Text == text).ToList();
            var before = history.Skip(same.Count).Select(one => one.Text).Where(old => old.Length > 0 && old != text).Distinct().ToList();
            yield return new AssetFact(said[0].Subject, name, text, same[^1].At, before);
        }
    }

    private static Dictionary<string, string> Texts(string json)
    {
        using var fields = JsonDocument.Parse(json);
        return fields.RootElement.EnumerateObject().ToDictionary(
            field => field.Name,
            field => field.Value.ValueKind == JsonValueKind.String ? field.Value.GetString()! : field.Value.GetRawText(),
            StringComparer.Ordinal);
    }
}

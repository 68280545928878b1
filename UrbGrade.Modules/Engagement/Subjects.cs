using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Engagement;

/// <summary>What messages are about, by the names that they use: meters, assets, and places that people vote about.</summary>
internal sealed class Subjects
{
    private readonly Dictionary<string, int> meters;
    private readonly ILookup<string, int> assets;
    private readonly ILookup<string, int> others;

    private Subjects(Dictionary<string, int> meters, ILookup<string, int> assets, ILookup<string, int> others) =>
        (this.meters, this.assets, this.others) = (meters, assets, others);

    public static async Task<Subjects> Load(UrbGradeContext database, CancellationToken cancellation)
    {
        var meters = await database.Set<MeterRow>().ToDictionaryAsync(m => m.Source, m => m.AssetId, StringComparer.Ordinal, cancellation);
        var assets = await database.Set<AssetRow>().Select(a => new { a.Code, a.Id }).ToListAsync(cancellation);
        var places = await database.Set<VotePlaceRow>().Select(p => new { p.Code, Id = p.AssetId }).ToListAsync(cancellation);
        return new Subjects(meters, assets.ToLookup(one => one.Code, one => one.Id, StringComparer.Ordinal), assets.Concat(places).Distinct().ToLookup(one => one.Code, one => one.Id, StringComparer.Ordinal));
    }

    /// <summary>The asset's id; null when there is none, or several have the name.</summary>
    public int? Find(string name) =>
        meters.TryGetValue(name, out var asset) ? asset : others[name].Take(2).ToList() is [var one] ? one : null;

    /// <summary>The asset that has a meter or a code of the name, without the places; null when there is none.</summary>
    public int? Named(string name) =>
        meters.TryGetValue(name, out var asset) ? asset : assets[name].Cast<int?>().FirstOrDefault();
}

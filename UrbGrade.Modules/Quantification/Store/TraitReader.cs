using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Domain.Comfort;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Gathers what is known of a tenant's assets: registered traits, the registry's floor area and place, and the people of primary data.</summary>
internal static class TraitReader
{
    private const string PrimaryData = "primary_data";

    /// <summary>Traits of each asset of the context's tenant.</summary>
    public static async Task<TenantTraits> Of(UrbGradeContext context, CancellationToken cancellation)
    {
        var assets = await context.Set<AssetRow>().AsNoTracking().ToListAsync(cancellation);
        var rows = (await context.Set<AssetTraitRow>().AsNoTracking().OrderBy(t => t.Id).ToListAsync(cancellation)).ToLookup(t => t.AssetId);
        var people = await People(context, cancellation);
        return new TenantTraits(assets.ToDictionary(asset => asset.Id, asset => new AssetTraits(Values(asset, rows[asset.Id], people[asset.Id]))
        {
            Place = asset is { Latitude: { } latitude, Longitude: { } longitude } ? (latitude, longitude) : null,
            Opening = OpeningHours.Parse(asset.Opening),
        }), assets.ToDictionary(asset => asset.Id, asset => asset.Kind));
    }

    private static List<(string Name, DateOnly From, double Value)> Values(
        AssetRow asset, IEnumerable<AssetTraitRow> rows, IEnumerable<(DateOnly From, double Value)> people)
    {
        var registered = rows.Select(row => (row.Name, row.From, row.Value)).ToList();
        if (asset.FloorAreaSquareMetres is { } area && !registered.Exists(trait => trait.Name == AssetTraits.FloorArea))
        {
            registered.Add((AssetTraits.FloorArea, DateOnly.MinValue, area));
        }

        if (!registered.Exists(trait => trait.Name == AssetTraits.Occupants))
        {
            registered.AddRange(people.Select(step => (AssetTraits.Occupants, step.From, step.Value)));
        }

        return registered;
    }

    /// <summary>Adults and children of primary data by asset, from the day that each revision names.</summary>
    private static async Task<ILookup<int, (DateOnly From, double Value)>> People(UrbGradeContext context, CancellationToken cancellation)
    {
        var said = await (
            from record in context.Set<SiteRecordRow>()
            where record.Kind == PrimaryData
            join meter in context.Set<MeterRow>() on record.Subject equals meter.Source
            orderby record.Revision
            select new { meter.AssetId, record.At, record.Fields }).ToListAsync(cancellation);
        return said.Select(one => (one.AssetId, From: DateOnly.FromDateTime(one.At.UtcDateTime), People: Count(one.Fields)))
            .Where(one => one.People is not null)
            .ToLookup(one => one.AssetId, one => (one.From, one.People!.Value));
    }

    private static double? Count(string json)
    {
        using var fields = JsonDocument.Parse(json);
        double? Number(string name) => fields.RootElement.TryGetProperty(name, out var field)
            && double.TryParse(field.GetString(), CultureInfo.InvariantCulture, out var number) ? number : null;

        return Number("adults") is { } adults ? adults + (Number("children") ?? 0) : null;
    }
}

using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Domain;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Gathers what is known of a tenant's assets: registered traits, the registry's floor area and place, and the people of primary data.</summary>
internal static class TraitReader
{
    /// <summary>Kind of the records that say who lives there.</summary>
    public const string PrimaryData = "primary_data";

    /// <summary>Traits of each asset of the context's tenant.</summary>
    public static async Task<TenantTraits> Of(UrbGradeContext context, CancellationToken cancellation)
    {
        var assets = await context.Set<AssetRow>().AsNoTracking().ToListAsync(cancellation);
        var rows = await Registered(context, cancellation);
        var people = await People(context, cancellation);
        var zones = await (
            from asset in context.Set<AssetRow>()
            join site in context.Set<SiteRow>() on asset.SiteId equals site.Id
            join tenant in context.Set<TenantRow>() on site.TenantId equals tenant.Id
            select new { asset.Id, Zone = site.TimeZone ?? tenant.TimeZone }).ToDictionaryAsync(one => one.Id, one => one.Zone, cancellation);
        return new TenantTraits(assets.ToDictionary(asset => asset.Id, asset => new AssetTraits(Values(asset.FloorAreaSquareMetres, rows[asset.Id], people[asset.Id]))
        {
            Place = asset is { Latitude: { } latitude, Longitude: { } longitude } ? (latitude, longitude) : null,
            Opening = OpeningHours.Parse(asset.Opening),
        }), assets.ToDictionary(asset => asset.Id, asset => asset.Kind), zones);
    }

    /// <summary>Their numbers alone, which figures of several assets are weighed by: no place, opening hours, kind or zone.</summary>
    public static async Task<TenantTraits> NumbersOf(UrbGradeContext context, CancellationToken cancellation)
    {
        var areas = await context.Set<AssetRow>().Select(asset => new { asset.Id, asset.FloorAreaSquareMetres }).ToListAsync(cancellation);
        var rows = await Registered(context, cancellation);
        var people = await People(context, cancellation);
        return new TenantTraits(
            areas.ToDictionary(asset => asset.Id, asset => new AssetTraits(Values(asset.FloorAreaSquareMetres, rows[asset.Id], people[asset.Id]))), new Dictionary<int, string>());
    }

    private static async Task<ILookup<int, AssetTraitRow>> Registered(UrbGradeContext context, CancellationToken cancellation) =>
        (await context.Set<AssetTraitRow>().AsNoTracking().OrderBy(t => t.Id).ToListAsync(cancellation)).ToLookup(t => t.AssetId);

    private static List<(string Name, DateOnly From, double Value)> Values(
        double? floorArea, IEnumerable<AssetTraitRow> rows, IEnumerable<(DateOnly From, double Value)> people)
    {
        var registered = rows.Select(row => (row.Name, row.From, row.Value)).ToList();
        if (floorArea is { } area && !registered.Exists(trait => trait.Name == AssetTraits.FloorArea))
        {
            registered.Add((AssetTraits.FloorArea, DateOnly.MinValue, area));
        }

        if (!registered.Exists(trait => trait.Name == AssetTraits.Occupants))
        {
            registered.AddRange(people.Select(step => (AssetTraits.Occupants, step.From, step.Value)));
        }

        return registered;
    }

    /// <summary>Adults and children of primary data by asset, from the local day that each revision names: the sum of what its meters say, as each speaks for a
    /// household.</summary>
    private static async Task<ILookup<int, (DateOnly From, double Value)>> People(UrbGradeContext context, CancellationToken cancellation)
    {
        var said = await (
            from record in context.Set<SiteRecordRow>()
            where record.Kind == PrimaryData
            join meter in context.Set<MeterRow>() on record.Subject equals meter.Source
            join asset in context.Set<AssetRow>() on meter.AssetId equals asset.Id
            join site in context.Set<SiteRow>() on asset.SiteId equals site.Id
            join tenant in context.Set<TenantRow>() on site.TenantId equals tenant.Id
            orderby record.Revision
            select new { meter.Id, meter.AssetId, Zone = site.TimeZone ?? tenant.TimeZone, record.At, record.Fields }).ToListAsync(cancellation);
        return said.GroupBy(one => one.AssetId)
            .SelectMany(
                asset => Sums(asset.Select(one => (one.Id, LocalCalendar.Of(one.Zone).DayOf(one.At), Count(one.Fields)))),
                (asset, step) => (asset.Key, step))
            .ToLookup(one => one.Key, one => one.step);
    }

    private static IEnumerable<(DateOnly From, double Value)> Sums(IEnumerable<(int Meter, DateOnly From, double? People)> said)
    {
        var people = new Dictionary<int, double>();
        foreach (var day in said.Where(one => one.People is not null).GroupBy(one => one.From).OrderBy(day => day.Key))
        {
            foreach (var one in day)
            {
                people[one.Meter] = one.People!.Value;
            }

            yield return (day.Key, people.Values.Sum());
        }
    }

    private static double? Count(string json)
    {
        using var fields = JsonDocument.Parse(json);
        double? Number(string name) => fields.RootElement.TryGetProperty(name, out var field)
            && double.TryParse(field.GetString(), CultureInfo.InvariantCulture, out var number) ? number : null;

        return Number("adults") is { } adults ? adults + (Number("children") ?? 0) : null;
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Gis.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Gis;

/// <summary>Tenants with a site each, and places around the middle of Barcelona.</summary>
internal sealed class GisWorld : IAsyncDisposable
{
    /// <summary>South-west corner of the places that <see cref="Square"/> makes.</summary>
    public const double West = 2.18, South = 41.39;

    public TestPlatform Platform { get; } = new();

    public IPlaceCatalogue Catalogue => Platform.Get<IPlaceCatalogue>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<GisWorld> Create(params string[] tenants)
    {
        var world = new GisWorld();
        foreach (var tenant in tenants.DefaultIfEmpty("20"))
        {
            await world.Platform.Get<ITenantDirectory>().Add(new TenantDraft(tenant, $"District {tenant}"), Cancellation);
            await world.Platform.Get<ISiteCatalogue>().Import(
                new SiteManifest(tenant, "S1", "Site", "Europe/Madrid", "simulated", []), Cancellation);
        }

        return world;
    }

    public int IdOf(string tenant) => Platform.Get<ITenantRegistry>().FindByCode(tenant)!.Id;

    public async Task<PlaceImport> Import(string content, PlaceKind kind = PlaceKind.District, string name = "places.geojson", string tenant = "20", string site = "S1", bool endsOthers = false) =>
        await Catalogue.Import(tenant, new PlaceFile(name, Encoding.UTF8.GetBytes(content), site, kind) { EndsOthers = endsOthers }, Cancellation);

    public List<PlaceShapeRow> Rows(string tenant = "20")
    {
        using var database = Platform.Contexts.Read(TenantScope.Of(IdOf(tenant)));
        return [.. database.Set<PlaceShapeRow>().OrderBy(place => place.Id)];
    }

    public static string Collection(params string[] features) =>
        $$"""{ "type": "FeatureCollection", "features": [{{string.Join(",", features)}}] }""";

    public static string Feature(string code, string geometry, string? name = null) =>
        $$"""{ "type": "Feature", "properties": { "code": {{JsonSerializer.Serialize(code)}}, "name": {{JsonSerializer.Serialize(name ?? "Place " + code)}} }, "geometry": {{geometry}} }""";

    /// <summary>A square, counted in steps of 0.001 degrees from the corner.</summary>
    public static string Square(int column, int row, int size = 1)
    {
        string Corner(int east, int north) => string.Create(
            CultureInfo.InvariantCulture, $"[{West + ((column + east) * 0.001)}, {South + ((row + north) * 0.001)}]");
        return $$"""{ "type": "Polygon", "coordinates": [[{{Corner(0, 0)}}, {{Corner(size, 0)}}, {{Corner(size, size)}}, {{Corner(0, size)}}, {{Corner(0, 0)}}]] }""";
    }

    /// <summary>A point in the same steps.</summary>
    public static string Point(double column, double row) => string.Create(
        CultureInfo.InvariantCulture, $$"""{ "type": "Point", "coordinates": [{{West + (column * 0.001)}}, {{South + (row * 0.001)}}] }""");

    public ValueTask DisposeAsync() => Platform.DisposeAsync();
}

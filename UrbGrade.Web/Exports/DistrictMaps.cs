using System.Text.Json;
using System.Text.Json.Nodes;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;

namespace UrbGrade.Web.Exports;

/// <summary>What a public district publishes as GeoJSON. It says no more than the district's page does.</summary>
internal static class DistrictMaps
{
    public const string PlacesFile = "places.geojson", BlocksFile = "blocks.geojson";

    public static IReadOnlyList<ExportMap> All(DistrictOverview district) =>
        [Places(district), .. Blocks(district) is { } blocks ? [blocks] : Array.Empty<ExportMap>()];

    public static ExportMap Places(DistrictOverview district) => new(
        "places", PlacesFile, $"Places of {district.Name}", "Point",
        [
            new("name", ExportType.Text, "Name of the place", IsRequired: true),
            new("assets", ExportType.Integer, "Homes, shops or cabinets of street lighting there", IsRequired: true),
            new("energy_kwh", ExportType.Number, "Energy of the period shown in kWh; null where it is not known or withheld, and where the district is told by block"),
            new("withheld", ExportType.Text, "Whether the energy is withheld, as it would tell about few homes or shops", IsRequired: true) { SchemaType = "boolean" },
            new("origin", ExportType.Text, "Where the readings come from when they are no measurements of this district"),
        ],
        JsonSerializer.SerializeToUtf8Bytes(new JsonObject
        {
            ["type"] = "FeatureCollection",
            ["features"] = new JsonArray([.. district.Places.Select(place => new JsonObject
            {
                ["type"] = "Feature",
                ["geometry"] = new JsonObject { ["type"] = "Point", ["coordinates"] = new JsonArray(Math.Round(place.Longitude, 6), Math.Round(place.Latitude, 6)) },
                ["properties"] = new JsonObject
                {
                    ["name"] = place.Name, ["assets"] = place.AssetCount, ["energy_kwh"] = place.EnergyKwh, ["withheld"] = place.Withheld, ["origin"] = district.Origin,
                },
            })]),
        }));

    /// <summary>Null where the district has no areas.</summary>
    public static ExportMap? Blocks(DistrictOverview district) => district.Blocks is not { } blocks ? null : new(
        "block-shapes", BlocksFile, $"Energy of {district.Name} by block in {LocalTimes.Iso(blocks.Map.Request.Month)[..7]}, with the shapes of the blocks", null,
        [
            new("code", ExportType.Text, "Code of the block", IsRequired: true),
            new("name", ExportType.Text, "Name of the block", IsRequired: true),
            new("value", ExportType.Number, "Energy of a home or shop on average in kWh; null where nothing is known or it is withheld"),
            new("class", ExportType.Integer, "Class of the value on the district's page, from 0; null without a value that may be trusted"),
            new("assets", ExportType.Integer, "Homes and shops that the figure is about", IsRequired: true),
            new("reporting", ExportType.Integer, "Homes and shops that the mean is of", IsRequired: true),
            new("coverage", ExportType.Number, "Valid of their expected readings, 0 to 1", IsRequired: true),
            new(
                "status", ExportType.Text,
                "ok, insufficient where too few readings are valid, withheld where the value would tell about few homes or shops, or none where none is known",
                IsRequired: true),
            new("mergedWith", ExportType.Text, "Code of the block that this one is counted together with; absent where it is counted by itself"),
        ],
        blocks.GeoJson);
}

using System.Globalization;
using System.Linq.Expressions;
using System.Text.Json.Nodes;

namespace UrbGrade.Modules.Dashboard.SensorThings;

/// <summary>The entity sets and how they lead to each other (OGC 18-088, clause 8).</summary>
internal static class SensorThingsEntities
{
    private static readonly EntitySet<Thing> Things = new(
        "Things", SensorThingsRows.Things, thing => JsonValue.Create(thing.Id), Numbered<Thing>(id => thing => thing.Id == id),
        ordered => ordered.ThenBy(thing => thing.Id), thing => new JsonObject
        {
            ["name"] = thing.Name,
            ["description"] = thing.Description,
            ["properties"] = new JsonObject
            {
                ["code"] = thing.Properties.Code,
                ["kind"] = thing.Properties.Kind,
                ["site"] = thing.Properties.Site,
                ["floorAreaSquareMetres"] = thing.Properties.FloorAreaSquareMetres,
                ["origin"] = thing.Properties.Origin,
            },
        });

    private static readonly EntitySet<Location> Locations = new(
        "Locations", SensorThingsRows.Locations, place => JsonValue.Create(place.Id), Numbered<Location>(id => place => place.Id == id),
        ordered => ordered.ThenBy(place => place.Id), place => new JsonObject
        {
            ["name"] = place.Name,
            ["description"] = place.Description,
            ["encodingType"] = "application/geo+json",
            ["location"] = new JsonObject { ["type"] = "Point", ["coordinates"] = new JsonArray(place.Longitude, place.Latitude) },
        });

    private static readonly EntitySet<Sensor> Sensors = new(
        "Sensors", SensorThingsRows.Sensors, sensor => JsonValue.Create(sensor.Id), Numbered<Sensor>(id => sensor => sensor.Id == id),
        ordered => ordered.ThenBy(sensor => sensor.Id), sensor => new JsonObject
        {
            ["name"] = sensor.Name,
            ["description"] = sensor.Description,
            ["encodingType"] = "text/html",
            ["metadata"] = System.Net.WebUtility.HtmlEncode(sensor.Description),
        });

    private static readonly EntitySet<ObservedProperty> ObservedProperties = new(
        "ObservedProperties", SensorThingsRows.ObservedProperties, property => JsonValue.Create(property.Id),
        id => Text(id) is { } name ? property => property.Id == name : null, ordered => ordered.ThenBy(property => property.Id), property => new JsonObject
        {
            ["name"] = property.Name,
            ["definition"] = property.Definition,
            ["description"] = property.Description,
        });

    private static readonly EntitySet<Datastream> Datastreams = new(
        "Datastreams", SensorThingsRows.Datastreams, stream => JsonValue.Create(stream.Id), Numbered<Datastream>(id => stream => stream.Id == id),
        ordered => ordered.ThenBy(stream => stream.Id), WriteStream);

    private static readonly EntitySet<Observation> Observations = new(
        "Observations", SensorThingsRows.Observations, one => JsonValue.Create(one.Id), WithObservationId,
        ordered => ordered.ThenBy(one => one.SeriesId).ThenBy(one => one.PhenomenonTime), one => new JsonObject
        {
            ["phenomenonTime"] = one.End > one.PhenomenonTime ? $"{Instant(one.PhenomenonTime)}/{Instant(one.End)}" : Instant(one.PhenomenonTime),
            ["resultTime"] = one.ResultTime is { } at ? Instant(at) : null,
            ["result"] = one.Result,
            ["resultQuality"] = one.ResultQuality,
            ["parameters"] = new JsonObject { ["revision"] = one.Revision, ["receiptId"] = one.ReceiptId },
        });

    private static readonly EntitySet<FeatureOfInterest> FeaturesOfInterest = new(
        "FeaturesOfInterest", SensorThingsRows.FeaturesOfInterest, feature => JsonValue.Create(feature.Id),
        Numbered<FeatureOfInterest>(id => feature => feature.Id == id), ordered => ordered.ThenBy(feature => feature.Id), feature => new JsonObject
        {
            ["name"] = feature.Name,
            ["description"] = feature.Description,
            ["encodingType"] = "application/geo+json",
            ["feature"] = new JsonObject
            {
                ["type"] = "Feature",
                ["geometry"] = feature is { Longitude: { } longitude, Latitude: { } latitude }
                    ? new JsonObject { ["type"] = "Point", ["coordinates"] = new JsonArray(longitude, latitude) }
                    : null,
                ["properties"] = new JsonObject { ["name"] = feature.Name },
            },
        });

    static SensorThingsEntities()
    {
        Things.LeadsToMany("Locations", Locations, (thing, place) => place.Id == thing.Id);
        Things.LeadsToMany("Datastreams", Datastreams, (thing, stream) => stream.Thing!.Id == thing.Id);
        Locations.LeadsToMany("Things", Things, (place, thing) => thing.Id == place.Id);
        Sensors.LeadsToMany("Datastreams", Datastreams, (sensor, stream) => stream.Sensor!.Id == sensor.Id);
        ObservedProperties.LeadsToMany("Datastreams", Datastreams, (property, stream) => stream.ObservedProperty!.Id == property.Id);
        Datastreams.LeadsToOne("Thing", Things, (stream, thing) => thing.Id == stream.Thing!.Id);
        Datastreams.LeadsToOne("Sensor", Sensors, (stream, sensor) => sensor.Id == stream.Sensor!.Id);
        Datastreams.LeadsToOne("ObservedProperty", ObservedProperties, (stream, property) => property.Id == stream.ObservedProperty!.Id);
        Datastreams.LeadsToMany("Observations", Observations, (stream, one) => one.SeriesId == stream.Id);
        FeaturesOfInterest.LeadsToMany("Observations", Observations, (feature, one) => one.FeatureOfInterest!.Id == feature.Id);
        Observations.LeadsToOne("FeatureOfInterest", FeaturesOfInterest, (one, feature) => feature.Id == one.FeatureOfInterest!.Id);
        Observations.LeadsToOne("Datastream", Datastreams, (one, stream) => stream.Id == one.SeriesId);
    }

    /// <summary>The sets by name, in the order of the standard.</summary>
    public static IReadOnlyDictionary<string, IEntities> Sets { get; } = new Dictionary<string, IEntities>(StringComparer.Ordinal)
    {
        [Things.Name] = Things.All,
        [Locations.Name] = Locations.All,
        [Datastreams.Name] = Datastreams.All,
        [Sensors.Name] = Sensors.All,
        [ObservedProperties.Name] = ObservedProperties.All,
        [Observations.Name] = Observations.All,
        [FeaturesOfInterest.Name] = FeaturesOfInterest.All,
    };

    private static JsonObject WriteStream(Datastream stream)
    {
        var written = new JsonObject
        {
            ["name"] = stream.Name,
            ["description"] = stream.Description,
            ["observationType"] = stream.ObservationType,
            ["unitOfMeasurement"] = new JsonObject
            {
                ["name"] = stream.UnitOfMeasurement.Name,
                ["symbol"] = stream.UnitOfMeasurement.Symbol,
                ["definition"] = $"https://ucum.org/ucum#{Uri.EscapeDataString(stream.UnitOfMeasurement.Symbol)}",
            },
            ["properties"] = new JsonObject { ["medium"] = stream.Medium, ["kind"] = stream.Kind },
        };
        if (stream is { First: { } first, Last: { } last })
        {
            written["phenomenonTime"] = $"{Instant(first)}/{Instant(last)}";
        }

        return written;
    }

    /// <summary>A number, which clients that know servers with other ids put between quotes.</summary>
    private static Func<string, Expression<Func<T, bool>>?> Numbered<T>(Func<int, Expression<Func<T, bool>>> with) => id =>
        int.TryParse(Text(id) ?? id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? with(number) : null;

    private static Expression<Func<Observation, bool>>? WithObservationId(string id)
    {
        if (Text(id)?.Split('-', 2) is not [var series, var start]
            || !int.TryParse(series, NumberStyles.None, CultureInfo.InvariantCulture, out var seriesId)
            || !long.TryParse(start, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds)
            || milliseconds is < -62_135_596_800_000 or > 253_402_300_799_999)
        {
            return null;
        }

        var at = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        return one => one.SeriesId == seriesId && one.PhenomenonTime == at;
    }

    /// <summary>What stands between quotes.</summary>
    private static string? Text(string id) => id is ['\'', .. var text, '\''] ? text.Replace("''", "'", StringComparison.Ordinal) : null;

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFK", CultureInfo.InvariantCulture);
}

using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Dashboard.SensorThings;

/// <summary>The rows that a context sees, as the entities of the standard.</summary>
internal static class SensorThingsRows
{
    private const string Measurement = "http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement";
    private const string QuantityKind = "http://qudt.org/vocab/quantitykind/";

    public static IQueryable<Thing> Things(UrbGradeContext database) =>
        from asset in database.Set<AssetRow>()
        join site in database.Set<SiteRow>() on asset.SiteId equals site.Id
        orderby asset.Id
        select new Thing
        {
            Id = asset.Id,
            Name = asset.Name,
            Description = asset.Kind,
            Latitude = asset.Latitude,
            Properties = new ThingProperties
            {
                Code = asset.Code, Kind = asset.Kind, Site = site.Name, FloorAreaSquareMetres = asset.FloorAreaSquareMetres, Origin = site.Origin,
            },
        };

    public static IQueryable<Location> Locations(UrbGradeContext database) =>
        from asset in database.Set<AssetRow>()
        where asset.Latitude != null && asset.Longitude != null
        orderby asset.Id
        select new Location
        {
            Id = asset.Id, Name = asset.Name, Description = asset.Kind, Latitude = asset.Latitude!.Value, Longitude = asset.Longitude!.Value,
        };

    public static IQueryable<FeatureOfInterest> FeaturesOfInterest(UrbGradeContext database) =>
        from asset in database.Set<AssetRow>()
        orderby asset.Id
        select new FeatureOfInterest
        {
            Id = asset.Id, Name = asset.Name, Description = asset.Kind, Latitude = asset.Latitude, Longitude = asset.Longitude,
        };

    public static IQueryable<Sensor> Sensors(UrbGradeContext database) =>
        from meter in database.Set<MeterRow>()
        orderby meter.Id
        select new Sensor { Id = meter.Id, Name = meter.Source, Description = "Meter " + meter.Source };

    public static IQueryable<ObservedProperty> ObservedProperties(UrbGradeContext database) =>
        from quantity in database.Set<SeriesRow>().Select(series => series.Quantity).Distinct()
        orderby quantity
        select new ObservedProperty
        {
            Id = quantity,
            Name = quantity,
            Description = "The quantity " + quantity + "; each datastream says its unit.",
            Definition = quantity == "energy" ? QuantityKind + "Energy"
                : quantity == "temperature_in" || quantity == "temperature_out" || quantity == "temperature_flow" || quantity == "temperature_return"
                    ? QuantityKind + "Temperature"
                : "urn:urbgrade:quantity:" + quantity,
        };

    public static IQueryable<Datastream> Datastreams(UrbGradeContext database) =>
        from series in database.Set<SeriesRow>()
        join meter in database.Set<MeterRow>() on series.MeterId equals meter.Id
        join asset in database.Set<AssetRow>() on meter.AssetId equals asset.Id
        orderby series.Id
        select new Datastream
        {
            Id = series.Id,
            Name = meter.Source + " " + series.Quantity,
            Description = series.Quantity + " of " + asset.Name,
            ObservationType = Measurement,
            UnitOfMeasurement = new UnitOfMeasurement { Name = series.Unit, Symbol = series.Unit },
            Thing = new Thing { Id = asset.Id, Name = asset.Name, Description = asset.Kind },
            Sensor = new Sensor { Id = meter.Id, Name = meter.Source, Description = "Meter " + meter.Source },
            ObservedProperty = new ObservedProperty { Id = series.Quantity, Name = series.Quantity },
            Medium = series.Medium,
            Kind = series.Kind == SeriesKind.Interval ? "interval" : series.Kind == SeriesKind.Register ? "register" : "mean",
            First = database.Set<ReadingRow>().Where(r => r.SeriesId == series.Id).Min(r => (DateTimeOffset?)r.StartAt),
            Last = database.Set<ReadingRow>().Where(r => r.SeriesId == series.Id)
                .OrderByDescending(r => r.StartAt).Select(r => (DateTimeOffset?)r.EndAt).FirstOrDefault(),
        };

    public static IQueryable<Observation> Observations(UrbGradeContext database) =>
        from reading in database.Set<ReadingRow>()
        join series in database.Set<SeriesRow>() on reading.SeriesId equals series.Id
        join meter in database.Set<MeterRow>() on series.MeterId equals meter.Id
        join asset in database.Set<AssetRow>() on meter.AssetId equals asset.Id
        orderby reading.SeriesId, reading.StartAt
        select new Observation
        {
            SeriesId = reading.SeriesId,
            PhenomenonTime = reading.StartAt,
            End = reading.EndAt,
            ResultTime = database.Set<RawRequestRow>().Where(r => r.Id == reading.RawRequestId).Select(r => (DateTimeOffset?)r.ReceivedAt).FirstOrDefault(),
            Result = reading.Value,
            ResultQuality = reading.Quality == ReadingQuality.Measured ? "measured" : reading.Quality == ReadingQuality.Estimated ? "estimated" : "manual",
            Revision = reading.Revision,
            ReceiptId = reading.RawRequestId,
            Datastream = new Datastream
            {
                Id = series.Id,
                Name = meter.Source + " " + series.Quantity,
                UnitOfMeasurement = new UnitOfMeasurement { Name = series.Unit, Symbol = series.Unit },
                Thing = new Thing { Id = asset.Id, Name = asset.Name, Description = asset.Kind },
                Sensor = new Sensor { Id = meter.Id, Name = meter.Source },
                ObservedProperty = new ObservedProperty { Id = series.Quantity, Name = series.Quantity },
            },
            FeatureOfInterest = new FeatureOfInterest { Id = asset.Id, Name = asset.Name, Description = asset.Kind },
        };
}

using Microsoft.OData.Edm;
using Microsoft.OData.ModelBuilder;

namespace UrbGrade.Modules.Dashboard.SensorThings;

/// <summary>What filters and orders may name.</summary>
internal static class SensorThingsModel
{
    public static IEdmModel Edm { get; } = Build();

    private static IEdmModel Build()
    {
        var builder = new ODataConventionModelBuilder();
        builder.EnableLowerCamelCase();
        builder.EntitySet<Thing>("Things");
        builder.EntitySet<Location>("Locations");
        builder.EntitySet<Sensor>("Sensors");
        builder.EntitySet<ObservedProperty>("ObservedProperties");
        builder.EntitySet<Datastream>("Datastreams");
        builder.EntitySet<FeatureOfInterest>("FeaturesOfInterest");
        builder.EntitySet<Observation>("Observations").EntityType.HasKey(observation => observation.PhenomenonTime);
        return builder.GetEdmModel();
    }
}

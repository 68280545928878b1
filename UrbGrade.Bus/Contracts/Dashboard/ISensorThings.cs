namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>What the current tenant has, in the entities of the OGC SensorThings API 1.1 (OGC 18-088), to be read.</summary>
/// <remarks>An asset is a Thing and, where its place is known, a Location; a meter is a Sensor; a series is a Datastream; a quantity is an
/// ObservedProperty; a reading is an Observation.</remarks>
public interface ISensorThings
{
    /// <summary>Answers one address.</summary>
    /// <param name="root">Where the service begins, without a slash at the end, such as <c>https://host/api/sensorthings/v1.1</c>.</param>
    /// <param name="path">What follows, such as <c>Things(1)/Datastreams</c>; empty for the list of entity sets.</param>
    /// <param name="query">Query options by name, such as <c>$top</c>.</param>
    Task<SensorThingsAnswer> Read(
        string root, string path, IReadOnlyDictionary<string, string> query, CancellationToken cancellation);
}

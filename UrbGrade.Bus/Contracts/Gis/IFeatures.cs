namespace UrbGrade.Bus.Contracts.Gis;

/// <summary>The places of the session's tenant as an OGC API - Features, part 1: Core 1.0.1 (OGC 17-069r4), to read: the classes Core and GeoJSON.</summary>
public interface IFeatures
{
    /// <param name="root">Address of the landing page, without a slash at its end.</param>
    /// <param name="path">Below the root, as <c>collections/districts/items</c>; empty for the landing page.</param>
    /// <param name="query">The parameters of the address.</param>
    Task<FeatureAnswer> Read(string root, string path, IReadOnlyDictionary<string, string> query, CancellationToken cancellation);
}

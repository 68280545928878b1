namespace UrbGrade.Web.Exports;

/// <summary>A file of GeoJSON (RFC 7946) that is handed out.</summary>
/// <param name="Name">Of the dataset: lower case, unlike those of the tables beside it.</param>
/// <param name="File">Name of its file, with its end.</param>
/// <param name="Geometry">What the features are, as GeoJSON names it; null where it varies.</param>
/// <param name="Properties">Of each feature; one that is not required may be null or absent.</param>
/// <param name="Content">UTF-8.</param>
internal sealed record ExportMap(
    string Name, string File, string Title, string? Geometry, IReadOnlyList<ExportColumn> Properties, ReadOnlyMemory<byte> Content);

namespace UrbGrade.Modules.Gis.Import;

/// <summary>A file of places, read but not judged.</summary>
/// <param name="System">What the file says of its coordinates; null when it says nothing.</param>
internal sealed record FileContent(IReadOnlyList<FileFeature> Features, CoordinateSystem? System);

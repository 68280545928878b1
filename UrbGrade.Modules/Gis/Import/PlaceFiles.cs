using UrbGrade.Bus.Contracts.Gis;

namespace UrbGrade.Modules.Gis.Import;

/// <summary>Reads a file of places by what its name ends with.</summary>
internal static class PlaceFiles
{
    /// <summary>Bytes that a file may have.</summary>
    public const int Largest = 64 * 1024 * 1024;

    /// <summary>Entries that a file may have.</summary>
    public const int Most = 200_000;

    /// <exception cref="UnreadableFileException">It is no file of places.</exception>
    public static FileContent Read(PlaceFile file) => Read(file.Name, file.Content, needsShapes: true);

    /// <param name="needsShapes">Whether a table has to say where its places are.</param>
    /// <exception cref="UnreadableFileException">It is no file of places.</exception>
    public static FileContent Read(string name, byte[] bytes, bool needsShapes)
    {
        if (bytes.Length is 0 or > Largest)
        {
            throw new UnreadableFileException($"'{name}' has {bytes.Length} bytes; allowed are 1 to {Largest}. Divide it into several.");
        }

        var content = Path.GetExtension(name).ToUpperInvariant() switch
        {
            ".GEOJSON" or ".JSON" => GeoJsonFile.Read(bytes),
            ".ZIP" => ShapefileArchive.Read(bytes),
            ".CSV" or ".TXT" => CsvFile.Read(bytes, needsShapes),
            var other => throw new UnreadableFileException(
                $"'{name}' ends with '{other}'; allowed are .geojson, .json, .zip (a shapefile with its .dbf and .prj), .csv and .txt."),
        };
        return content.Features.Count == 0 ? throw new UnreadableFileException($"'{name}' describes nothing.") : content;
    }

    /// <exception cref="UnreadableFileException">There are too many entries.</exception>
    public static void RequireFewerThanMost(int entries)
    {
        if (entries >= Most)
        {
            throw new UnreadableFileException($"The file has more than {Most} entries. Divide it into several.");
        }
    }
}

using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Gis;

namespace UrbGrade.Modules.Gis.Import;

/// <summary>Reads a file of places by what its name ends with.</summary>
internal static class PlaceFiles
{
    /// <summary>Bytes that a file may have.</summary>
    public const int Largest = 64 * 1024 * 1024;

    /// <summary>Entries that a file may have.</summary>
    public const int Most = 200_000;

    /// <exception cref="RefusedException">It is no file of places.</exception>
    public static FileContent Read(PlaceFile file) => Read(file.Name, file.Content, needsShapes: true);

    /// <param name="needsShapes">Whether a table has to say where its places are.</param>
    /// <exception cref="RefusedException">It is no file of places.</exception>
    public static FileContent Read(string name, byte[] bytes, bool needsShapes)
    {
        if (bytes.Length is 0 or > Largest)
        {
            throw new RefusedException("Import.Size", $"'{name}' has {bytes.Length} bytes; allowed are 1 to {Largest}. Divide it into several.");
        }

        var content = Path.GetExtension(name).ToUpperInvariant() switch
        {
            ".GEOJSON" or ".JSON" => GeoJsonFile.Read(bytes),
            ".ZIP" => ShapefileArchive.Read(bytes),
            ".CSV" or ".TXT" => CsvFile.Read(bytes, needsShapes),
            var other => throw new RefusedException("Import.Ending",
                $"'{name}' ends with '{other}'; allowed are .geojson, .json, .zip (a shapefile with its .dbf and .prj), .csv and .txt."),
        };
        return content.Features.Count == 0 ? throw new RefusedException("Import.Nothing", $"'{name}' describes nothing.") : content;
    }

    /// <exception cref="RefusedException">There are too many entries.</exception>
    public static void RequireFewerThanMost(int entries)
    {
        if (entries >= Most)
        {
            throw new RefusedException("Import.TooMany", $"The file has more than {Most} entries. Divide it into several.");
        }
    }
}

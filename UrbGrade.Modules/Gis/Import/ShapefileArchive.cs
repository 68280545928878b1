using System.Globalization;
using System.IO.Compression;
using System.Text;
using NetTopologySuite.IO.Esri;
using NetTopologySuite.IO.Esri.Shapefiles.Readers;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Gis.Store;

namespace UrbGrade.Modules.Gis.Import;

/// <summary>A zipped shapefile (ESRI Shapefile Technical Description, 1998) with its <c>.dbf</c> and <c>.prj</c>.</summary>
internal static class ShapefileArchive
{
    /// <summary>Unpacked bytes of all parts; a larger archive is taken for a bomb.</summary>
    private const int LargestUnpacked = 256 * 1024 * 1024;

    private const int MostEntries = 64;

    /// <summary>How names begin of what macOS packs beside each file (RFC 1740).</summary>
    private const string AppleDouble = "._";

    private static readonly string[] Parts = [".shp", ".dbf", ".prj", ".cpg"];

    /// <exception cref="RefusedException">It is none, or one that is dangerous to unpack.</exception>
    public static FileContent Read(byte[] content)
    {
        Dictionary<string, MemoryStream> parts;
        try
        {
            parts = Unpack(content);
        }
        catch (InvalidDataException failure)
        {
            throw new RefusedException("Import.Archive", $"The archive cannot be unpacked ({failure.Message.TrimEnd('.')}).");
        }

        if (parts.GetValueOrDefault(".shp") is not { } shapes || parts.GetValueOrDefault(".dbf") is not { } table)
        {
            throw new RefusedException("Import.NoShapefile", $"The archive has no shapefile; it takes a .shp and a .dbf of one name, and customarily a .prj.");
        }

        if (ShapefileStructure.Broken(Bytes(shapes), Bytes(table)) is { } broken)
        {
            throw new RefusedException("Import.Shapefile", $"The shapefile cannot be read: {broken}.");
        }

        var system = parts.GetValueOrDefault(".prj") is { } prj ? CoordinateSystem.OfWellKnownText(Text(prj)) : null;
        return new FileContent(Features(shapes, table, Encoding(parts.GetValueOrDefault(".cpg"))), system);
    }

    private static Dictionary<string, MemoryStream> Unpack(byte[] content)
    {
        using var archive = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
        if (archive.Entries.Count > MostEntries)
        {
            throw new RefusedException("Import.ArchiveEntries", $"The archive has {archive.Entries.Count} entries; allowed are {MostEntries}.");
        }

        if (archive.Entries.FirstOrDefault(entry => LeavesItsFolder(entry.FullName)) is { } bad)
        {
            throw new RefusedException("Import.ArchivePath", $"The archive has an entry '{bad.FullName}', which leads out of its folder.");
        }

        var parts = new Dictionary<string, MemoryStream>(StringComparer.OrdinalIgnoreCase);
        var left = (long)LargestUnpacked;
        foreach (var entry in archive.Entries)
        {
            var part = Path.GetExtension(entry.Name);
            if (!Parts.Contains(part, StringComparer.OrdinalIgnoreCase) || entry.Name.StartsWith(AppleDouble, StringComparison.Ordinal))
            {
                continue;
            }

            var unpacked = Unpack(entry, left);
            left -= unpacked.Length;
            if (!parts.TryAdd(part, unpacked))
            {
                throw new RefusedException("Import.ArchiveTwo", $"The archive has two files {part}; pack one shapefile into each.");
            }
        }

        return parts;
    }

    /// <summary>Counts while it unpacks: what an entry says of its size need not be true.</summary>
    private static MemoryStream Unpack(ZipArchiveEntry entry, long most)
    {
        var unpacked = new MemoryStream();
        using var packed = entry.Open();
        var buffer = new byte[81_920];
        for (int read; (read = packed.Read(buffer)) > 0;)
        {
            if (unpacked.Length + read > most)
            {
                throw new RefusedException("Import.ArchiveSize", $"The archive unpacks to more than {LargestUnpacked} bytes. Divide it into several.");
            }

            unpacked.Write(buffer, 0, read);
        }

        unpacked.Position = 0;
        return unpacked;
    }

    private static bool LeavesItsFolder(string name) =>
        name.StartsWith('/') || name.Contains('\\') || name.Contains(':') || name.Split('/').Contains("..");

    private static List<FileFeature> Features(Stream shapes, Stream table, Encoding? encoding)
    {
        var features = new List<FileFeature>();
        try
        {
            using var reader = Shapefile.OpenRead(shapes, table, new ShapefileReaderOptions
            {
                Factory = Wgs84.Factory,
                Encoding = encoding,

                // What cannot be built comes as nothing, to be named; the default would end the whole file.
                GeometryBuilderMode = GeometryBuilderMode.QuickFixInvalidShapes,
            });
            while (reader.Read(out var deleted, out var feature))
            {
                PlaceFiles.RequireFewerThanMost(features.Count);
                if (deleted)
                {
                    continue;
                }

                var where = FileFeature.AtFeature(features.Count + 1);
                var fields = feature.Attributes.GetNames().ToDictionary(
                    name => name, name => Convert.ToString(feature.Attributes[name], CultureInfo.InvariantCulture), StringComparer.OrdinalIgnoreCase);
                features.Add(feature.Geometry is { IsEmpty: false } shape
                    ? new FileFeature(where, shape, fields)
                    : new FileFeature(where, null, fields, new Refusal("Import.NoShape", $"It has no shape.")));
            }
        }
        catch (Exception failure) when (failure is not RefusedException and not OutOfMemoryException)
        {
            // The reader throws whatever it trips over in a broken file.
            throw new RefusedException("Import.ShapefileAt", $"feature {features.Count + 1}: the shapefile cannot be read ({failure.Message.TrimEnd('.')}).");
        }

        return features;
    }

    private static Encoding? Encoding(MemoryStream? codePage)
    {
        if (codePage is null)
        {
            return null;
        }

        var name = Text(codePage).Trim();
        try
        {
            return int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? OfNumber(number)
                : CodePagesEncodingProvider.Instance.GetEncoding(name) ?? System.Text.Encoding.GetEncoding(name);
        }
        catch (Exception failure) when (failure is ArgumentException or NotSupportedException)
        {
            throw new RefusedException("Import.Encoding", $"The .cpg file names the encoding '{name}', which is not known; UTF-8 is the customary one.");
        }
    }

    /// <summary>Numbers of code pages, as 1252 and 65001, and those of ISO 8859 run together, as 88591 and 885915.</summary>
    private static Encoding OfNumber(int number) => number switch
    {
        >= 88591 and <= 88599 => OfIso(number - 88590),
        >= 885910 and <= 885916 => OfIso(number - 885900),
        _ => CodePagesEncodingProvider.Instance.GetEncoding(number) ?? System.Text.Encoding.GetEncoding(number),
    };

    private static Encoding OfIso(int part) => CodePagesEncodingProvider.Instance.GetEncoding($"iso-8859-{part}")
        ?? System.Text.Encoding.GetEncoding($"iso-8859-{part}");

    private static ReadOnlySpan<byte> Bytes(MemoryStream part) => part.GetBuffer().AsSpan(0, (int)part.Length);

    private static string Text(MemoryStream part) => System.Text.Encoding.UTF8.GetString(part.ToArray()).TrimStart('\uFEFF');
}

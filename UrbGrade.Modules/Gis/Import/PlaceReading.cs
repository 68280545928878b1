using NetTopologySuite.Geometries;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Modules.Gis.Store;

namespace UrbGrade.Modules.Gis.Import;

/// <summary>The places of a file in degrees, and what is wrong with it.</summary>
internal sealed class PlaceReading
{
    /// <summary>Problems that are told; a file with the wrong coordinates has as many as entries.</summary>
    private const int MostProblems = 100;

    private static readonly string[] CodeNames = ["code", "codi", "codigo", "ref", "id", "id_polygon", "postnr", "uID"];

    private static readonly string[] NameNames = ["name", "nom", "nombre", "navn", "izena"];

    private readonly List<FoundPlace> places = [];
    private readonly List<PlaceProblem> problems = [];

    private PlaceReading(CoordinateSystem system) => System = system;

    public CoordinateSystem System { get; }

    public IReadOnlyList<FoundPlace> Places => places;

    public IReadOnlyList<PlaceProblem> Problems => problems;

    /// <exception cref="RefusedException">It is no file of places.</exception>
    public static PlaceReading Of(PlaceFile file)
    {
        var content = PlaceFiles.Read(file);
        var reading = new PlaceReading(SystemOf(file, content));
        var code = CodeField(content, file.CodeField);
        var name = Field(content, file.NameField, NameNames) ?? code;
        var seen = new Dictionary<string, Refusal>(StringComparer.Ordinal);
        foreach (var feature in content.Features)
        {
            if (reading.Judge(feature, file.Kind, code, name, seen) is { } problem && reading.problems.Count < MostProblems)
            {
                reading.problems.Add(new PlaceProblem(feature.Where, problem));
            }
        }

        return reading;
    }

    /// <summary>The field that names the places.</summary>
    /// <param name="named">Null for one of the customary names.</param>
    /// <exception cref="RefusedException">There is none.</exception>
    public static string CodeField(FileContent content, string? named) => Field(content, named, CodeNames)
        ?? throw new RefusedException("Import.CodeField", $"No field names the places: there is none of {string.Join(", ", CodeNames)}. The fields are {string.Join(", ", content.Features[0].Fields.Keys)}; say which holds the code.");

    /// <summary>A field by its name.</summary>
    /// <exception cref="RefusedException">There is none.</exception>
    public static string Named(FileContent content, string name) => content.Features[0].Fields is var known && known.ContainsKey(name)
        ? name
        : throw new RefusedException("Import.Field", $"There is no field '{name}'; the fields are {string.Join(", ", known.Keys)}.");

    private static CoordinateSystem SystemOf(PlaceFile file, FileContent content)
    {
        if (file.CoordinateSystem is null)
        {
            return content.System ?? CoordinateSystem.Degrees;
        }

        var named = CoordinateSystem.Find(file.CoordinateSystem)
            ?? throw new RefusedException("Import.System", $"The coordinate system is '{file.CoordinateSystem}'; allowed is {CoordinateSystem.Allowed}.");
        return content.System is null || content.System == named
            ? named
            : throw new RefusedException("Import.SystemOther", $"The file says that its coordinates are {content.System.Name}, and {named.Name} was named. Leave the name out, or take the right file.");
    }

    private static string? Field(FileContent content, string? named, string[] customary) =>
        named is not null ? Named(content, named) : Array.Find(customary, content.Features[0].Fields.ContainsKey);

    private Refusal? Judge(FileFeature feature, PlaceKind kind, string codeField, string nameField, Dictionary<string, Refusal> seen)
    {
        if (feature.Problem is not null)
        {
            return feature.Problem;
        }

        var code = feature.Fields.GetValueOrDefault(codeField)?.Trim() ?? "";
        var name = feature.Fields.GetValueOrDefault(nameField)?.Trim() is { Length: > 0 } given ? given : code;
        if (IsBroken(code) || IsBroken(name))
        {
            return new Refusal("Import.Names", $"Its {codeField} and {nameField} are '{code}' and '{name}'; allowed are 1 to 100 printable characters each.");
        }

        if (!seen.TryAdd(code, feature.Where))
        {
            return Twice(codeField, code, seen[code]);
        }

        var shape = Flat(System.ToDegrees(feature.Shape!));
        if (PlaceRules.Broken(shape, kind) is { } broken)
        {
            return broken;
        }

        places.Add(new FoundPlace(feature.Where, code, name, shape));
        return null;
    }

    /// <summary>A code that an earlier entry has.</summary>
    public static Refusal Twice(string codeField, string code, Refusal where) => new Refusal("Import.Twice", $"The {codeField} '{code}' stands at {where} already.");

    private static bool IsBroken(string text) => text.Length is 0 or > 100 || text.Any(char.IsControl);

    /// <summary>Without heights, and with rings in the order that readers of GeoJSON expect.</summary>
    private static Geometry Flat(Geometry shape)
    {
        var flat = Wgs84.Factory.CreateGeometry(new NetTopologySuite.IO.WKBReader(Wgs84.Services).Read(
            new NetTopologySuite.IO.WKBWriter(NetTopologySuite.IO.ByteOrder.LittleEndian, handleSRID: false, emitZ: false, emitM: false).Write(shape)));
        return flat switch
        {
            Polygon polygon => Counterclockwise(polygon),
            MultiPolygon several => Wgs84.Factory.CreateMultiPolygon([.. several.Geometries.Cast<Polygon>().Select(Counterclockwise)]),
            _ => flat,
        };
    }

    private static Polygon Counterclockwise(Polygon polygon) => polygon.IsEmpty
        ? polygon
        : Wgs84.Factory.CreatePolygon(Turned(polygon.Shell, counterclockwise: true), [.. polygon.Holes.Select(hole => Turned(hole, counterclockwise: false))]);

    private static LinearRing Turned(LinearRing ring, bool counterclockwise) => ring.IsCCW == counterclockwise ? ring : (LinearRing)ring.Reverse();
}

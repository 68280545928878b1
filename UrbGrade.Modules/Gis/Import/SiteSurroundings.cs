using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Gis.Store;

namespace UrbGrade.Modules.Gis.Import;

/// <summary>Where the assets of a site stand, so that places in another part of the world are noticed: numbers that are swapped, or of another zone, are degrees as
/// well.</summary>
/// <param name="assets">The box of their positions, without misplaced ones, degrees.</param>
internal sealed class SiteSurroundings(Envelope assets)
{
    /// <summary>Metres from the nearest asset. What is swapped, or of the next zone of UTM, lies farther away in all of Europe.</summary>
    private const double Farthest = 200_000;

    private const double MetresOfKilometre = 1000;
    private const double NorthPole = 90;
    private const int MostProblems = 100;
    private const int LeastToDoubt = 3;

    /// <summary>Assets elsewhere that stand near to each other are a second place of the site.</summary>
    private const int LeastTogether = 3;

    /// <summary>Shops all over a country belong to their site: so many times the distance that half of them have from the middle.</summary>
    private const int UsualSpreads = 3;

    /// <summary>Null while nobody knows where an asset of the site stands.</summary>
    public static async Task<SiteSurroundings?> Of(UrbGradeContext database, SiteRow site, CancellationToken cancellation)
    {
        var positions = await database.Set<AssetRow>().Where(a => a.SiteId == site.Id && a.Latitude != null && a.Longitude != null)
            .Select(a => new Coordinate(a.Longitude!.Value, a.Latitude!.Value)).ToListAsync(cancellation);
        var box = new Envelope();
        Believed(positions).ForEach(box.ExpandToInclude);
        return positions.Count == 0 ? null : new SiteSurroundings(box);
    }

    /// <summary>Without single ones far from where most stand, as of an asset whose degrees are swapped or 0: what lies on the way there would be taken for a place of the
    /// site. Of two nobody knows which one is wrong.</summary>
    private static List<Coordinate> Believed(List<Coordinate> positions)
    {
        if (positions.Count < LeastToDoubt)
        {
            return positions;
        }

        Coordinate middle = new(Median(positions.Select(position => position.X)), Median(positions.Select(position => position.Y)));
        var metres = positions.ConvertAll(position => Geodesic.Metres(middle, position));
        var most = Math.Max(Farthest, UsualSpreads * Median(metres));
        var distinct = positions.Distinct().ToList();
        return [.. positions.Where((position, i) => metres[i] <= most || distinct.Where(other => Geodesic.Metres(position, other) <= Farthest).Take(LeastTogether).Count() == LeastTogether)];
    }

    private static double Median(IEnumerable<double> values)
    {
        List<double> sorted = [.. values.Order()];
        return sorted[sorted.Count / 2];
    }

    /// <summary>Places that would stand beside the assets if their numbers were swapped; or else the nearest place, where all of them are far away. Of a file
    /// of a whole country it is enough that one is near.</summary>
    /// <param name="places">At least one.</param>
    public IReadOnlyList<PlaceProblem> Problems(IReadOnlyList<FoundPlace> places)
    {
        var far = FarOnes(places);
        var swapped = far.FindAll(one => IsSwapped(one.Place.Shape.EnvelopeInternal));
        if (swapped.Count > 0)
        {
            return [.. swapped.Take(MostProblems).Select(one => new PlaceProblem(one.Place.Where, Swapped(one.Place.Shape.EnvelopeInternal.Centre)))];
        }

        if (far.Count < places.Count)
        {
            return [];
        }

        var (nearest, metres) = far.MinBy(one => one.Metres);
        return [new PlaceProblem(nearest.Where, Far(nearest.Shape.EnvelopeInternal.Centre, metres))];
    }

    /// <summary>Places that lie far from the assets, of a file that has others near them: they may be right, as of a whole country.</summary>
    /// <returns>How many, and the first of them.</returns>
    public (int Count, IReadOnlyList<PlaceProblem> First) Doubts(IReadOnlyList<FoundPlace> places)
    {
        var far = FarOnes(places);
        return (far.Count, [.. far.Take(MostProblems).Select(one => new PlaceProblem(one.Place.Where, Doubtful(one.Place.Shape.EnvelopeInternal.Centre, one.Metres)))]);
    }

    private List<(FoundPlace Place, double Metres)> FarOnes(IReadOnlyList<FoundPlace> places) =>
        [.. places.Select(place => (Place: place, Metres: MetresTo(place.Shape.EnvelopeInternal))).Where(one => one.Metres > Farthest)];

    private static Refusal Doubtful(Coordinate at, double metres) => new Refusal(
        "Import.Doubtful",
        $"It lies {Math.Round(metres / MetresOfKilometre)} km from the assets of the site, at longitude {Math.Round(at.X, 3)} and latitude {Math.Round(at.Y, 3)}. Look at its coordinates: if they are wrong, correct them and import the file again.");

    private static Refusal Swapped(Coordinate at) => new Refusal(
        "Import.Swapped",
        $"It lies at longitude {Math.Round(at.X, 3)} and latitude {Math.Round(at.Y, 3)}, and with the two swapped it would stand by the assets of the site. Write the longitude first.");

    private static Refusal Far(Coordinate at, double metres) => new Refusal(
        "Import.Far",
        $"It is the place nearest to the assets of the site, and lies {Math.Round(metres / MetresOfKilometre)} km from them, at longitude {Math.Round(at.X, 3)} and latitude {Math.Round(at.Y, 3)}; allowed are {Farthest / MetresOfKilometre} km. Name the coordinate system of the file, or correct the positions of the assets.");

    private bool IsSwapped(Envelope box) =>
        box.MinX >= -NorthPole && box.MaxX <= NorthPole && MetresTo(new Envelope(box.MinY, box.MaxY, box.MinX, box.MaxX)) <= Farthest;

    /// <summary>Between the boxes; 0 where they meet.</summary>
    private double MetresTo(Envelope box)
    {
        if (assets.Intersects(box))
        {
            return 0;
        }

        var (east, otherEast) = Nearest(assets.MinX, assets.MaxX, box.MinX, box.MaxX);
        var (north, otherNorth) = Nearest(assets.MinY, assets.MaxY, box.MinY, box.MaxY);
        return Geodesic.Metres(new Coordinate(east, north), new Coordinate(otherEast, otherNorth));
    }

    /// <summary>The nearest points of two stretches, which are the same one where they meet.</summary>
    private static (double One, double Other) Nearest(double least, double most, double otherLeast, double otherMost) =>
        most < otherLeast ? (most, otherLeast)
        : otherMost < least ? (least, otherMost)
        : (Math.Max(least, otherLeast), Math.Max(least, otherLeast));
}

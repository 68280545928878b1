using NetTopologySuite.Geometries;
using UrbGrade.Modules.Gis.Store;

namespace UrbGrade.Tests.Gis.Store;

public sealed class GeodesicTests
{
    /// <summary>Source: PROJ 9.1.1, from Eibar to Barcelona.</summary>
    [Fact]
    public void A_distance_agrees_with_proj_to_a_millimetre() =>
        Assert.Equal(431_797.375, Geodesic.Metres(new Coordinate(-2.4733, 43.1843), new Coordinate(2.17, 41.387)), 0.001);

    /// <summary>Source: C. Karney, GeographicLib: a quarter of a meridian of WGS 84 has 10 001 965.729 m; half a degree
    /// of the equator is an arc of a circle.</summary>
    [Fact]
    public void A_meridian_and_the_equator_are_as_long_as_they_are()
    {
        Assert.Equal(10_001_965.729, Geodesic.Metres(new Coordinate(7, 0), new Coordinate(7, 90)), 0.001);
        Assert.Equal(6_378_137 * Math.PI / 360, Geodesic.Metres(new Coordinate(0, 0), new Coordinate(0.5, 0)), 0.001);
    }

    [Fact]
    public void Points_at_one_place_and_opposite_of_each_other_have_a_distance()
    {
        Assert.Equal(0, Geodesic.Metres(new Coordinate(5, 5), new Coordinate(5, 5)));
        Assert.Equal(20_003_931.458, Geodesic.Metres(new Coordinate(0, 0), new Coordinate(179.9, 0.1)), 0.001);
    }

    [Fact]
    public void A_degree_is_as_long_as_many_small_steps()
    {
        var (east, north) = Geodesic.Degree(41.387);
        Assert.Equal(east, 10_000 * Geodesic.Metres(new Coordinate(2.17, 41.387), new Coordinate(2.1701, 41.387)), 0.01);
        Assert.Equal(north, 10_000 * Geodesic.Metres(new Coordinate(2.17, 41.38695), new Coordinate(2.17, 41.38705)), 0.01);
    }
}

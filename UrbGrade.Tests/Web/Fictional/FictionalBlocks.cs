using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Maps;
using UrbGrade.Bus.Contracts.Gis;

namespace UrbGrade.Tests.Web.Fictional;

/// <summary>Five blocks: two of their own figures, one with too few readings, one that is merged and one that is withheld.</summary>
internal static class FictionalBlocks
{
    private static readonly string[] Names = ["Mill Yard", "Castle Row", "Old Tannery", "Ropewalk", "Chapel Green"];

    public static DistrictBlocks Make() => new(
        new AreaMap(
            new AreaMapRequest(PlaceKind.District, new DateOnly(2019, 11, 1)), Currency: null, Origin: "simulated", Fewest: 5, Bounds: [300],
            [Block(0, 412, 9, 1), Block(1, 238, 14, 0), Block(2, 301, 6, null),
            Block(3, 238, 14, 0) with { MergedWith = "1" }, Block(4, null, 0, null) with { IsWithheld = true }]),
        [.. Enumerable.Range(0, Names.Length).Select(i => new BlockOutline($"M{i * 120} 0L{(i * 120) + 110} 0L{(i * 120) + 110} 200L{i * 120} 200Z", (i * 120) + 55, 100))],
        590, 200, "{\"type\":\"FeatureCollection\",\"features\":[]}"u8.ToArray());

    private static AreaFigure Block(int number, double? mean, int reporting, int? inClass) => new(
        number + 1, $"{number}", Names[number], mean, 15, reporting, reporting * 700, reporting * 720, 0, inClass is null ? KpiStatus.Insufficient : KpiStatus.Ok, inClass, MergedWith: null,
        2.17, 41.38);
}

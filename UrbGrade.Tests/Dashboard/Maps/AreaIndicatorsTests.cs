using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Dashboard.Maps;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Gis.Store;

namespace UrbGrade.Tests.Dashboard.Maps;

/// <summary>What areas are told of beside readings.</summary>
public class AreaIndicatorsTests : MappedDistricts
{
    private static AreaMapRequest Saving => new(PlaceKind.District, February, Figure: "saving");

    [Fact]
    public async Task Vulnerability_is_that_of_the_newest_year_with_its_source_and_of_no_drawn_area()
    {
        await Write("20", database => database.AddRange(
            Vulnerable("A", 2019, 30, "Census"), Vulnerable("A", 2021, 40, "Institute"), Vulnerable("B", 2020, 20, "Census"), Vulnerable("Gone", 2021, 99, "Institute")));
        var request = new AreaMapRequest(PlaceKind.District, February, Figure: "vulnerability");
        var map = (await Maps.Read(request, Cancellation))!;

        Assert.Equal(
            [("A", 40, 10, "Institute", 2021), ("B", 20, 6, "Census", 2020), ("C", null, 2, null, null), ("D", (double?)null, 0, (string?)null, (int?)null)],
            map.Areas.Select(area => (area.Code, area.Value, area.Assets, area.Source, area.Year)));
        Assert.NotNull(map.Areas[0].Class);
        Assert.Null(map.Areas[2].Class);
        Assert.Null((await Maps.Sum(request, [(2.17, 41.389), (2.20, 41.389), (2.20, 41.392), (2.17, 41.392)], Cancellation))!.Value);
        World.Platform.Session.BecomeTenantAdministrator(World.IdOf("30"));
        Assert.All((await Maps.Read(request, Cancellation))!.Areas, area => Assert.Null(area.Value));
    }

    [Fact]
    public async Task A_saving_is_told_of_the_area_that_all_places_of_its_work_lie_in()
    {
        await Write("20", database =>
        {
            Work(database, 100, "A0", "A1", "A2");
            Work(database, 40, "A3", "A4");
            Work(database, 30, "A5", "A6", "A7", "A8", "B0");
        });
        var map = (await Maps.Read(Saving, Cancellation))!;

        Assert.Equal([(140.0, 2), (null, 0), (null, 0), (null, 0)], map.Areas.Select(area => (area.Value, area.Reporting)));
        var both = await Maps.Sum(Saving, Box(2.17, 2.20), Cancellation);
        Assert.Equal((170.0, 3, 18), (both!.Value, both.Reporting, both.Assets));
    }

    [Fact]
    public async Task A_saving_of_few_places_is_withheld_and_not_taken_for_none()
    {
        await Write("20", database => Work(database, 7, "A5"));

        Assert.Equal(
            [("A", "withheld"), ("B", "none"), ("C", "none"), ("D", "none")],
            (await Maps.Read(Saving, Cancellation))!.Areas.Select(area => (area.Code, area.StatusName)));
    }

    [Fact]
    public async Task What_a_single_home_saved_is_told_by_no_area_and_by_no_difference_of_two()
    {
        await Write("20", database =>
        {
            Work(database, 100, "A0", "A1", "A2", "A3", "A4");
            Work(database, 7, "A5");
            Work(database, 3, "A9", "B0");
            Work(database, 50, "B0", "B1", "B2", "B3", "C0");
        });
        var map = (await Maps.Read(Saving, Cancellation))!;

        // The two shops of C are told with those of B.
        Assert.Equal(
            [("A", 100.0, 10, null), ("B", 50, 8, null), ("C", 50, 8, "B"), ("D", (double?)null, 0, (string?)null)],
            map.Areas.Select(area => (area.Code, area.Value, area.Assets, area.MergedWith)));
        Assert.Equal(150, (await Maps.Sum(Saving, Box(2.17, 2.20), Cancellation))!.Value);
        Assert.Null((await Maps.Sum(Saving, Box(2.1804, 2.18055), Cancellation))!.Value);
    }

    private static IReadOnlyList<(double Longitude, double Latitude)> Box(double west, double east) => [(west, 41.389), (east, 41.389), (east, 41.392), (west, 41.392)];

    private VulnerabilityRow Vulnerable(string code, int year, double value, string source) =>
        new() { TenantId = World.IdOf("20"), Kind = PlaceKind.District, Code = code, Year = year, Value = value, Source = source };

    /// <summary>A work that is done at shops and has saved.</summary>
    private void Work(UrbGradeContext database, double savedKwh, params string[] shops)
    {
        var tenant = World.IdOf("20");
        var work = new InterventionRow
        {
            TenantId = tenant, Title = $"Work {savedKwh}", State = InterventionState.Measured, Medium = "power", DoneOn = new DateOnly(2025, 6, 1), Responsible = "test", CreatedBy = "test",
        };
        database.Add(work);
        database.SaveChanges();
        database.Add(new SavingRow
        {
            TenantId = tenant, InterventionId = work.Id, Days = 30, ExpectedKwh = 1000, ObservedKwh = 1000 - savedKwh, Months = "[]", Fingerprint = "",
        });
        database.AddRange(database.Set<AssetRow>().Where(asset => shops.Contains(asset.Code)).Select(asset => asset.Id).ToList()
            .ConvertAll(asset => new InterventionAssetRow { TenantId = tenant, InterventionId = work.Id, AssetId = asset }));
    }
}

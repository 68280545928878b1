using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Maps;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Gis;
using UrbGrade.Tests.Web.Exports;
using UrbGrade.Web.Exports;

namespace UrbGrade.Tests.Dashboard.Maps;

/// <summary>A public district with two blocks of ten and six shops side by side, a third one of two beside the second, and one without any.</summary>
public class PublicBlocksTests : IAsyncLifetime
{
    private const int MonthHours = 28 * 24;

    private readonly GisWorld world = new();
    private DateOnly month;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var today = DateOnly.FromDateTime(world.Platform.Clock.GetUtcNow().UtcDateTime);
        month = new DateOnly(today.Year, today.Month, 1).AddMonths(-1);
        await world.Platform.Get<ITenantDirectory>().Add(new TenantDraft("20", "District", IsPublic: true), Cancellation);
        await world.Platform.Get<ISiteCatalogue>().Import(
            new SiteManifest("20", "S1", "Site", "Europe/Madrid", "simulated", [.. Shops("A", 0, 10), .. Shops("B", 1, 6), .. Shops("C", 2, 2), .. Shops("U", null, 3)]), Cancellation);
        await Write(database => database.Set<AssetRow>().AsEnumerable().Where(asset => asset.Code.StartsWith('U')).ToList().ForEach(asset => (asset.Latitude, asset.Longitude) = (null, null)));
        await world.Import(GisWorld.Collection(
            GisWorld.Feature("A", GisWorld.Square(0, 0)), GisWorld.Feature("B", GisWorld.Square(1, 0)), GisWorld.Feature("C", GisWorld.Square(2, 0)),
            GisWorld.Feature("D", GisWorld.Square(3, 0))));
        await Measure("A", "B", "C");
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Blocks_tell_their_newest_whole_month_and_small_ones_are_merged()
    {
        await Measure(month.AddMonths(1), "A", "B", "C");
        var blocks = await Blocks();

        Assert.Equal(month, blocks.Map.Request.Month);
        Assert.Equal(
            [("A", 104.5, 10, null), ("B", 102, 8, null), ("C", 102, 8, "B"), ("D", (double?)null, 0, (string?)null)],
            blocks.Map.Areas.Select(area => (area.Code, area.Value, area.Reporting, area.MergedWith)));
        Assert.Equal([true, true, true, false], blocks.Map.Areas.Select(area => area.Class is not null));
    }

    [Fact]
    public async Task A_block_is_withheld_where_the_month_less_the_others_would_tell_of_few()
    {
        await Measure("U");
        var blocks = await Blocks();

        // Three shops lie nowhere: the published month less A, B and C would be theirs.
        Assert.Equal([104.5, null, null, null], blocks.Map.Areas.Select(area => area.Value));
        Assert.Equal([10, 0, 0, 0], blocks.Map.Areas.Select(area => area.Reporting));
        Assert.Equal(["ok", "withheld", "withheld", "none"], blocks.Map.Areas.Select(area => area.StatusName));
    }

    [Fact]
    public async Task Cabinets_of_street_light_hide_nobody()
    {
        await Lit("A", 6);
        var areas = (await Blocks()).Map.Areas;

        // The four shops of A are told with two of B, and not with the six cabinets beside them; those that are left of B with those of C.
        Assert.Equal(
            [("A", 631 / 6.0, 6), ("B", 615 / 6.0, 6), ("C", 615 / 6.0, 6), ("D", (double?)null, 0)],
            areas.Select(area => (area.Code, area.Value, area.Reporting)));
    }

    [Fact]
    public async Task Cabinets_of_street_light_are_in_no_mean_of_homes_and_shops()
    {
        await Lit("A", 5);
        var block = (await Blocks()).Map.Areas[0];
        Assert.Equal((107.0, 5, 5), (block.Value!.Value, block.Reporting, block.Assets));
    }

    [Fact]
    public async Task Shops_that_come_later_do_not_redraw_what_was_published_of_a_month()
    {
        var before = Told(await Blocks());
        await Describe(Shops("C", 2, 5));

        // Five shops of C were a block of their own, and B and C less B alone what the two that have the month used.
        Assert.Equal(before, Told(await Blocks()));
    }

    [Fact]
    public async Task A_border_that_is_drawn_anew_does_not_redraw_what_was_published_of_a_month()
    {
        var before = Told(await Blocks());
        world.Platform.Clock.Advance(TimeSpan.FromMinutes(2));
        await world.Import(GisWorld.Collection(GisWorld.Feature("A", Strip(2.18, 2.18082)), GisWorld.Feature("B", Strip(2.18082, 2.182))));

        // The last shop of A lies in B now: A as it was less A as it is was what this one used.
        Assert.Equal(before, Told(await Blocks()));
    }

    [Fact]
    public async Task A_position_that_is_corrected_does_not_redraw_what_was_published_of_a_month()
    {
        var before = Told(await Blocks());
        await Describe([.. Shops("A", 0, 9), Shops("B", 1, 7).Last() with { Id = "A9", SourceElement = "A9" }]);

        // A as it was less A with nine would be what the tenth used.
        Assert.Equal(before, Told(await Blocks()));
    }

    [Fact]
    public async Task A_position_that_is_corrected_counts_from_the_month_in_which_it_is()
    {
        await Describe([Shops("B", 1, 7).Last() with { Id = "A9", SourceElement = "A9" }]);
        await Measure(month.AddMonths(1), "A", "B", "C");
        world.Platform.Clock.Advance(TimeSpan.FromDays(31));
        var blocks = await Blocks();

        Assert.Equal(month.AddMonths(1), blocks.Map.Request.Month);
        Assert.Equal(
            [("A", 104.0, 9), ("B", 925 / 9.0, 9), ("C", 925 / 9.0, 9), ("D", (double?)null, 0)],
            blocks.Map.Areas.Select(area => (area.Code, area.Value, area.Reporting)));
    }

    [Fact]
    public async Task A_position_that_is_told_later_does_not_redraw_what_was_published_of_a_month()
    {
        await Measure("U");
        var before = Told(await Blocks());
        await Describe(Shops("U", 2, 3));

        // Five shops of C were a block of their own, and the month less all blocks that of nobody.
        Assert.Equal(before, Told(await Blocks()));
    }

    [Fact]
    public async Task A_month_that_ended_before_any_position_was_told_has_those_that_were_told_first()
    {
        var before = Told(await Blocks());
        await Write(database => database.Set<AssetRow>().ToList().ForEach(asset => (asset.Latitude, asset.Longitude) = (null, null)));
        await Describe([.. Shops("A", 0, 10), .. Shops("B", 1, 6), .. Shops("C", 2, 2)]);
        Assert.Equal(before, Told(await Blocks()));

        await Describe([Shops("B", 1, 7).Last() with { Id = "A9", SourceElement = "A9" }]);
        Assert.Equal(before, Told(await Blocks()));
    }

    [Fact]
    public async Task Sites_have_no_figures_beside_those_of_blocks()
    {
        var place = Assert.Single((await Find()).Places);
        Assert.Equal((21, null), (place.AssetCount, place.EnergyKwh));
    }

    [Fact]
    public async Task The_drawing_has_the_blocks_side_by_side_from_west_to_east()
    {
        var blocks = await Blocks();
        Assert.Equal(640, blocks.Width);
        Assert.InRange(blocks.Height, 200, 230);
        Assert.Equal([80, 240, 400, 560], blocks.Outlines.Select(outline => outline.X));
        Assert.All(blocks.Outlines, outline => Assert.Matches("^M[0-9]+ [0-9]+(L[0-9]+ [0-9]+){3}Z$", outline.Path));
    }

    [Fact]
    public async Task What_is_downloaded_says_no_more_than_the_drawing()
    {
        await Measure("U");
        using var json = JsonDocument.Parse((await Blocks()).GeoJson);
        Assert.Equal(
            [104.5, null, null, null],
            json.RootElement.GetProperty("features").EnumerateArray().Select(feature => feature.GetProperty("properties").GetProperty("value"))
                .Select(value => value.ValueKind == JsonValueKind.Null ? (double?)null : value.GetDouble()));
    }

    [Fact]
    public async Task What_is_downloaded_tells_its_month_where_nobody_kept_the_page()
    {
        await Measure("U");
        using var json = JsonDocument.Parse((await Blocks()).GeoJson);

        Assert.Equal(month.ToString("yyyy-MM", CultureInfo.InvariantCulture), json.RootElement.GetProperty("month").GetString());
    }

    [Fact]
    public async Task What_is_downloaded_is_described_in_the_data_package()
    {
        await Measure("U");
        var district = await Find();
        using var descriptor = JsonDocument.Parse(DataPackage.Describe(district, new OpenDataOptions(), "https://example.org/d/20", world.Platform.Clock.GetUtcNow()));
        ExportsTests.Rules(descriptor.RootElement);
        using var json = JsonDocument.Parse(district.Blocks!.GeoJson);
        Assert.Equal(4, json.RootElement.GetProperty("features").GetArrayLength());
        ExportsTests.Describes(
            descriptor.RootElement.GetProperty("resources").EnumerateArray().Single(resource => resource.GetProperty("path").GetString() == "blocks.geojson"), json.RootElement);
    }

    private static IEnumerable<SiteAsset> Shops(string block, int? column, int count) => Enumerable.Range(0, count).Select(i => new SiteAsset(
        $"{block}{i}", $"{block}{i}", $"Shop {block}{i}", "bakery", 50, 41.3905, 2.18005 + ((column ?? 0) * 0.001) + (i * 0.00009), "", []));

    private static string Strip(double west, double east) => FormattableString.Invariant(
        $$"""{ "type": "Polygon", "coordinates": [[[{{west}}, 41.39], [{{east}}, 41.39], [{{east}}, 41.391], [{{west}}, 41.391], [{{west}}, 41.39]]] }""");

    private static List<(string Code, double? Value, int Reporting)> Told(DistrictBlocks blocks) =>
        [.. blocks.Map.Areas.Select(area => (area.Code, area.Value, area.Reporting))];

    /// <summary>Brings a manifest, after which what is published is composed anew.</summary>
    private async Task Describe(IEnumerable<SiteAsset> shops)
    {
        await world.Platform.Get<ISiteCatalogue>().Import(new SiteManifest("20", "S1", "Site", "Europe/Madrid", "simulated", [.. shops]), Cancellation);
        world.Platform.Clock.Advance(TimeSpan.FromMinutes(2));
    }

    private async Task<DistrictOverview> Find()
    {
        await using var scope = world.Platform.Get<IServiceScopeFactory>().CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IDistrictQueries>().Find("20", Cancellation))!;
    }

    private async Task<DistrictBlocks> Blocks() => (await Find()).Blocks!;

    private Task Measure(params string[] blocks) => Measure(month, blocks);

    private Task Measure(DateOnly month, params string[] blocks) => Write(database =>
    {
        foreach (var asset in database.Set<AssetRow>().ToList().Where(asset => blocks.Contains(asset.Code[..1])))
        {
            database.Add(new KpiRow
            {
                TenantId = asset.TenantId, AssetId = asset.Id, DefinitionId = KpiDefinitions.Energy.Id, Resolution = KpiResolution.Month, PeriodStart = month,
                Value = 100 + int.Parse(asset.Code[1..], CultureInfo.InvariantCulture), ValidIntervals = MonthHours, ExpectedIntervals = MonthHours,
                ComputedAt = world.Platform.Clock.GetUtcNow(),
            });
        }
    });

    private Task Lit(string block, int count) => Write(database =>
    {
        foreach (var asset in database.Set<AssetRow>().Where(asset => asset.Code.StartsWith(block)).OrderBy(asset => asset.Code).Take(count).ToList())
        {
            var meter = new MeterRow { TenantId = asset.TenantId, AssetId = asset.Id, Source = $"{asset.Code}-light" };
            database.Add(meter);
            database.SaveChanges();
            database.Add(new SeriesRow { TenantId = asset.TenantId, MeterId = meter.Id, Quantity = "energy", Unit = "kW.h", Medium = "light", Kind = SeriesKind.Interval });
        }
    });

    private Task Write(Action<UrbGradeContext> change) => world.Platform.Queue.Commit(
        session =>
        {
            using var database = world.Platform.Contexts.Write(TenantScope.Of(world.IdOf("20")), session);
            change(database);
            database.SaveChanges();
            return true;
        },
        Cancellation);
}

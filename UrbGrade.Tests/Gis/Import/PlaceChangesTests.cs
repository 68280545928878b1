using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Gis.Import;
using UrbGrade.Modules.Gis.Store;

namespace UrbGrade.Tests.Gis.Import;

/// <summary>What an import changes of what stands, and what others see of it meanwhile.</summary>
public class PlaceChangesTests : IAsyncLifetime
{
    private const int Many = 450;

    private static readonly string AAndB = GisWorld.Collection(GisWorld.Feature("A", GisWorld.Square(0, 0)), GisWorld.Feature("B", GisWorld.Square(1, 0)));
    private static readonly string OnlyA = GisWorld.Collection(GisWorld.Feature("A", GisWorld.Square(0, 0)));

    private GisWorld world = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        world = await GisWorld.Create();
        await world.Platform.Get<ISiteCatalogue>().Import(new SiteManifest("20", "S2", "Other site", "Europe/Madrid", "simulated", []), Cancellation);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_file_of_one_site_does_not_end_the_places_of_another()
    {
        await world.Import(AAndB);
        var refused = await world.Import(GisWorld.Collection(GisWorld.Feature("C", GisWorld.Square(3, 3)), GisWorld.Feature("B", GisWorld.Square(4, 4))), site: "S2");

        Assert.Equal(AdministrationOutcome.Invalid, refused.Result.Outcome);
        Assert.Equal(
            [("feature 2", "'B' is a place of another site already. Give it another code, or end it there first.")],
            refused.Problems!.Select(problem => (problem.Where.Text, problem.What.Text)));
        Assert.Equal(["A", "B"], Standing());

        await world.Import(OnlyA, endsOthers: true);
        Assert.Equal(AdministrationOutcome.Done, (await world.Import(GisWorld.Collection(GisWorld.Feature("B", GisWorld.Square(4, 4))), site: "S2")).Result.Outcome);
        Assert.Equal(["A", "B"], Standing());
    }

    [Fact]
    public async Task A_place_that_the_new_file_lacks_stays_or_ends_as_one_wishes_and_the_preview_names_it()
    {
        await world.Import(AAndB);
        await world.Import(GisWorld.Collection(GisWorld.Feature("K", GisWorld.Square(7, 7))), site: "S2");
        await world.Import(GisWorld.Collection(GisWorld.Feature("B", GisWorld.Square(7, 7))), PlaceKind.Building);
        Assert.Equal(0, (await world.Import(OnlyA)).Ended);
        Assert.Equal(["A", "B", "B", "K"], Standing());

        var file = new PlaceFile("places.geojson", System.Text.Encoding.UTF8.GetBytes(OnlyA), "S1", PlaceKind.District) { EndsOthers = true };
        var preview = await world.Catalogue.Preview("20", file, Cancellation);
        Assert.Equal((0, 0, 1, 1), (preview.Added, preview.Changed, preview.Unchanged, preview.Ended));
        Assert.Equal(["B"], preview.EndedCodes);
        Assert.Equal(["A", "B", "B", "K"], Standing());

        world.Platform.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, (await world.Catalogue.Import("20", file, Cancellation)).Ended);
        Assert.Equal(["A", "B", "K"], Standing());
        Assert.Equal(world.Platform.Clock.GetUtcNow(), world.Rows().Single(row => row is { Code: "B", Kind: PlaceKind.District }).ValidTo);
    }

    [Fact]
    public async Task A_file_of_several_portions_stands_whole_and_changes_twice_within_one_instant()
    {
        Assert.Equal(Many, (await world.Import(Grid(size: 1))).Added);
        Assert.Equal(Many, (await world.Import(Grid(size: 2))).Changed);
        Assert.Equal(Many, (await world.Import(Grid(size: 2))).Unchanged);
        Assert.Equal(Many, Standing().Length);
        Assert.All(world.Rows().Where(row => row.ValidTo is null), row => Assert.Equal(0.002, row.East - row.West, 1e-9));
    }

    [Fact]
    public async Task An_import_that_broke_off_shows_nowhere_and_the_next_one_takes_it_away()
    {
        await world.Import(OnlyA);
        world.Platform.Clock.Advance(TimeSpan.FromMinutes(1));
        await Prepare(AAndB.Replace("Place A", "Other A", StringComparison.Ordinal));
        Assert.Equal(3, world.Rows().Count);
        Assert.Equal((1, 0), (await world.Catalogue.Count(Cancellation)).Select(count => (count.Current, count.Earlier)).Single());
        await using (var database = world.Platform.Contexts.Read(TenantScope.Of(world.IdOf("20"))))
        {
            Assert.Equal("Place A", Assert.Single(PlaceShapeRow.In(database)).Name);
        }

        world.Platform.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.Import(AAndB);
        Assert.Equal(["Place A", "Place B"], world.Rows().Select(row => row.Name));
    }

    [Fact]
    public async Task Who_was_slower_changes_nothing()
    {
        await world.Import(OnlyA);
        var (site, file, comparison, begin) = await Prepare(AAndB);
        await world.Import(GisWorld.Collection(GisWorld.Feature("B", GisWorld.Square(8, 8))));

        await world.Platform.Queue.Commit(
            session =>
            {
                using var database = world.Platform.Contexts.Write(TenantScope.Of(site.TenantId), session);
                Assert.False(PlaceWriter.Stand(database, site, file, comparison, begin));
                return true;
            },
            Cancellation);
        Assert.Equal(["A", "B"], Standing());
    }

    private async Task<(SiteRow Site, PlaceFile File, PlaceComparison Comparison, DateTimeOffset Begin)> Prepare(string content)
    {
        var file = new PlaceFile("places.geojson", System.Text.Encoding.UTF8.GetBytes(content), "S1", PlaceKind.District);
        await using var database = world.Platform.Contexts.Read(TenantScope.Of(world.IdOf("20")));
        var site = database.Set<SiteRow>().Single(one => one.Code == "S1");
        var comparison = await PlaceComparison.Of(database, site, file, PlaceReading.Of(file).Places, Cancellation);
        return (site, file, comparison, await world.Platform.Get<PlaceWriter>().Prepare(site, file, comparison, Cancellation));
    }

    private string[] Standing() => [.. world.Rows().Where(row => row.ValidTo is null).Select(row => row.Code).Order(StringComparer.Ordinal)];

    private static string Grid(int size) => GisWorld.Collection(
        [.. Enumerable.Range(0, Many).Select(i => GisWorld.Feature($"G{i:000}", GisWorld.Square(3 * (i % 20), 3 * (i / 20), size)))]);
}

using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Board;

namespace UrbGrade.Tests.Dashboard.Board;

public class BoardsTests : IAsyncLifetime
{
    private DashboardWorld world = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IBoards Boards => world.Get<IBoards>();

    public async ValueTask InitializeAsync()
    {
        world = await DashboardWorld.Create();
        world.Platform.Session.BecomeOperator(world.Barcelona.Id);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Panels_keep_the_order_that_their_owner_gives_them()
    {
        await Pin("one", "two", "three");
        await Boards.Move(await Id("three"), isUp: true, Cancellation);
        Assert.Equal(["one", "three", "two"], await Titles());

        // The first stays first, the last last.
        await Boards.Move(await Id("one"), isUp: true, Cancellation);
        await Boards.Move(await Id("two"), isUp: false, Cancellation);
        Assert.Equal(["one", "three", "two"], await Titles());

        await Boards.Remove(await Id("one"), Cancellation);
        await Pin("four");
        Assert.Equal(["three", "two", "four"], await Titles());
    }

    [Fact]
    public async Task The_same_page_again_keeps_its_place_and_takes_the_new_title()
    {
        await Pin("one", "two");
        Assert.Equal(AdministrationOutcome.Done, (await Boards.Pin("uno", "/app/one", Cancellation)).Outcome);
        Assert.Equal(["uno", "two"], await Titles());
    }

    [Fact]
    public async Task Colleagues_see_what_is_shared_and_change_nothing_of_it()
    {
        await Pin("mine", "ours");
        var ours = await Id("ours");
        await Boards.Share(ours, isShared: true, Cancellation);
        world.Platform.Session.BecomeTenantAdministrator(world.Barcelona.Id);

        var board = await Boards.Read(Cancellation);
        Assert.Empty(board.Own);
        Assert.Equal(("ours", "operator@urbgrade.example"), (Assert.Single(board.OfColleagues).Title, board.OfColleagues[0].Owner));
        Assert.Equal(AdministrationOutcome.NotFound, (await Boards.Remove(ours, Cancellation)).Outcome);
        Assert.Equal(AdministrationOutcome.NotFound, (await Boards.Share(ours, isShared: false, Cancellation)).Outcome);

        world.Platform.Session.BecomeOperator(world.Barcelona.Id);
        await Boards.Share(ours, isShared: false, Cancellation);
        world.Platform.Session.BecomeTenantAdministrator(world.Barcelona.Id);
        Assert.Empty((await Boards.Read(Cancellation)).OfColleagues);
    }

    [Fact]
    public async Task Another_tenant_sees_none_of_it_and_nobody_pins_anything()
    {
        await Pin("ours");
        await Boards.Share(await Id("ours"), isShared: true, Cancellation);
        world.Platform.Session.BecomeOperator(world.Eibar.Id);
        var board = await Boards.Read(Cancellation);
        Assert.Empty(board.Own);
        Assert.Empty(board.OfColleagues);

        world.Platform.Session.BecomeNobody();
        Assert.Equal(AdministrationOutcome.NotAllowed, (await Boards.Pin("one", "/app/one", Cancellation)).Outcome);
        Assert.Empty((await Boards.Read(Cancellation)).OfColleagues);
    }

    [Theory]
    [InlineData("", "/app/one", "1 to 120 characters")]
    [InlineData("one", "https://example.org/app/", "allowed is a page below /app/")]
    [InlineData("one", "/admin/users", "allowed is a page below /app/")]
    public async Task What_is_no_page_of_staff_is_refused_with_what_is_allowed(string title, string address, string problem)
    {
        var result = await Boards.Pin(title, address, Cancellation);
        Assert.Equal(AdministrationOutcome.Invalid, result.Outcome);
        Assert.Contains(problem, result.Detail, StringComparison.Ordinal);
    }

    private async Task Pin(params string[] titles)
    {
        foreach (var title in titles)
        {
            Assert.Equal(AdministrationOutcome.Done, (await Boards.Pin(title, $"/app/{title}", Cancellation)).Outcome);
        }
    }

    private async Task<int> Id(string title) => (await Boards.Read(Cancellation)).Own.Single(panel => panel.Title == title).Id;

    private async Task<IEnumerable<string>> Titles() => (await Boards.Read(Cancellation)).Own.Select(panel => panel.Title);
}

using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Accounts;

public class AccountWishesTests : IAsyncLifetime
{
    private const string Password = "seventeen lamps are lit";

    private readonly TestPlatform platform = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IAccountWishes Wishes => platform.Get<IAccountWishes>();

    public async ValueTask InitializeAsync()
    {
        await platform.Get<ITenantDirectory>().Add(new TenantDraft("30", "Eibar"), Cancellation);
        foreach (var email in new[] { "one@eibar.example", "other@eibar.example" })
        {
            var added = await platform.Get<IUserDirectory>().Add(new UserDraft(email, AccountRole.Operator, "30", Password), Cancellation);
            Assert.True(added.Outcome == AdministrationOutcome.Done, added.Detail);
        }
    }

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    [Fact]
    public async Task The_language_of_one_account_is_kept_and_ends_no_session()
    {
        var (one, other) = (await SignedIn("one@eibar.example"), await SignedIn("other@eibar.example"));
        Assert.Null(one.Language);

        await Wishes.SetLanguage(one.AccountId, "eu", Cancellation);
        await Wishes.SetLanguage("nobody", "da", Cancellation);

        var after = await SignedIn("one@eibar.example");
        Assert.Equal(("eu", one.SecurityStamp), (after.Language, after.SecurityStamp));
        Assert.Null((await SignedIn("other@eibar.example")).Language);
        Assert.Equivalent(other, await SignedIn("other@eibar.example"));
    }

    [Fact]
    public async Task The_tour_is_ended_for_good_and_for_one_alone()
    {
        var (one, other) = (await SignedIn("one@eibar.example"), await SignedIn("other@eibar.example"));
        Assert.True(await Wishes.AwaitsTour(one.AccountId, Cancellation));

        await Wishes.EndTour(one.AccountId, Cancellation);

        Assert.False(await Wishes.AwaitsTour(one.AccountId, Cancellation));
        Assert.True(await Wishes.AwaitsTour(other.AccountId, Cancellation));
        Assert.False(await Wishes.AwaitsTour("nobody", Cancellation));
    }

    private async Task<SignedInAccount> SignedIn(string email) =>
        (await platform.Get<IAccounts>().CheckPassword(email, Password, Cancellation)).Account!;
}

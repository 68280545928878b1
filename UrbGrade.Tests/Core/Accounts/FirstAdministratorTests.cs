using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Accounts;

public class FirstAdministratorTests : IAsyncDisposable
{
    private const string Email = "first@urbgrade.example";
    private const string Password = "a door that opens once";

    private readonly TestPlatform platform = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IFirstAdministrator Door => platform.Get<IFirstAdministrator>();

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    [Fact]
    public async Task The_link_makes_one_platform_administrator_and_no_second()
    {
        var (token, other) = (await NewToken(), await NewToken());
        Assert.True(await Door.IsOpen(token!, Cancellation));
        Assert.Equal(AdministrationOutcome.Done, (await Door.Create(token!, Email, Password, Cancellation)).Outcome);
        var signedIn = await platform.Get<IAccounts>().CheckPassword(Email, Password, Cancellation);
        Assert.Equal([AccountRole.PlatformAdministrator], signedIn.Account!.Roles);
        Assert.Null(signedIn.Account.TenantId);
        Assert.False(await Door.IsOpen(token!, Cancellation));
        Assert.False(await Door.IsOpen(other!, Cancellation));
        Assert.Equal(AdministrationOutcome.NotAllowed, (await Door.Create(other!, "second@urbgrade.example", Password, Cancellation)).Outcome);
        Assert.Null(await NewToken());
    }

    [Fact]
    public async Task The_link_ends_after_a_day()
    {
        var token = await NewToken();
        platform.Clock.Advance(TimeSpan.FromHours(23));
        Assert.True(await Door.IsOpen(token!, Cancellation));
        platform.Clock.Advance(TimeSpan.FromHours(2));
        Assert.False(await Door.IsOpen(token!, Cancellation));
        Assert.Equal(AdministrationOutcome.NotAllowed, (await Door.Create(token!, Email, Password, Cancellation)).Outcome);
    }

    [Fact]
    public async Task A_weak_password_leaves_the_door_open()
    {
        var token = await NewToken();
        Assert.Equal(AdministrationOutcome.Invalid, (await Door.Create(token!, Email, "short", Cancellation)).Outcome);
        Assert.True(await Door.IsOpen(token!, Cancellation));
    }

    [Fact]
    public async Task A_guessed_token_opens_nothing_and_the_store_does_not_know_the_real_one()
    {
        var token = await NewToken();
        Assert.False(await Door.IsOpen("guess", Cancellation));
        await using var database = platform.Contexts.Read(TenantScope.Platform);
        Assert.DoesNotContain(token!, Assert.Single(database.Set<AdministratorLinkRow>()).TokenHash, StringComparison.OrdinalIgnoreCase);
    }

    private Task<string?> NewToken() => platform.Get<IAdministratorLinks>().NewToken(Cancellation);
}

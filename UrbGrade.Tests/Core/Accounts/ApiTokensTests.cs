using Microsoft.Extensions.Logging.Abstractions;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Accounts;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Accounts;

public class ApiTokensTests : IAsyncLifetime
{
    private readonly TestPlatform platform = new();
    private int barcelona;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IApiTokens Tokens => platform.Get<IApiTokens>();

    public async ValueTask InitializeAsync()
    {
        foreach (var (code, name) in new[] { ("20", "Barcelona"), ("30", "Eibar") })
        {
            await platform.Get<ITenantDirectory>().Add(new TenantDraft(code, name), Cancellation);
        }

        barcelona = platform.Get<ITenantRegistry>().FindByCode("20")!.Id;
    }

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    [Fact]
    public async Task A_token_counts_until_it_expires_and_only_its_hash_is_kept()
    {
        var issued = await Tokens.Issue("20", "open-data portal", 30, Cancellation);
        var check = platform.Get<IApiTokenCheck>();
        Assert.Equal(barcelona, (await check.Find(issued.Token!, Cancellation))!.TenantId);
        Assert.Null(await check.Find(issued.Token + "x", Cancellation));
        using (var database = platform.Contexts.Read(TenantScope.Platform))
        {
            var row = database.Set<ApiTokenRow>().Single();
            Assert.Equal(64, row.TokenHash.Length);
            Assert.DoesNotContain(issued.Token!, string.Join(' ', row.Name, row.Beginning, row.TokenHash), StringComparison.Ordinal);
        }

        platform.Clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));
        Assert.NotNull(await check.Find(issued.Token!, Cancellation));
        platform.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await check.Find(issued.Token!, Cancellation));
    }

    [Fact]
    public async Task Use_is_noted_once_an_hour()
    {
        var issued = await Tokens.Issue("20", "open-data portal", 30, Cancellation);
        var check = platform.Get<IApiTokenCheck>();
        Assert.Null(Assert.Single(await Tokens.List(Cancellation)).LastUsedAt);
        await check.Find(issued.Token!, Cancellation);
        var first = Assert.Single(await Tokens.List(Cancellation)).LastUsedAt;
        Assert.Equal(platform.Clock.GetUtcNow(), first);
        platform.Clock.Advance(TimeSpan.FromMinutes(59));
        await check.Find(issued.Token!, Cancellation);
        Assert.Equal(first, Assert.Single(await Tokens.List(Cancellation)).LastUsedAt);
        platform.Clock.Advance(TimeSpan.FromMinutes(1));
        await check.Find(issued.Token!, Cancellation);
        Assert.Equal(platform.Clock.GetUtcNow(), Assert.Single(await Tokens.List(Cancellation)).LastUsedAt);
    }

    [Fact]
    public async Task A_token_counts_while_the_database_cannot_write()
    {
        var issued = await Tokens.Issue("20", "open-data portal", 30, Cancellation);
        var closed = new CommitQueue(platform.Get<IPlatformDatabase>(), TimeProvider.System, NullLogger<CommitQueue>.Instance);
        await closed.DisposeAsync();
        var check = new ApiTokenCheck(platform.Contexts, closed, platform.Clock, NullLogger<ApiTokenCheck>.Instance);

        Assert.Equal(barcelona, (await check.Find(issued.Token!, Cancellation))!.TenantId);
        Assert.Null(Assert.Single(await Tokens.List(Cancellation)).LastUsedAt);
    }

    [Fact]
    public async Task A_tenants_administrator_reaches_the_own_tokens_only()
    {
        await Tokens.Issue("30", "lamps of Eibar", 30, Cancellation);
        var foreign = Assert.Single(await Tokens.List(Cancellation)).TokenId;
        platform.Session.BecomeTenantAdministrator(barcelona);
        Assert.Empty(await Tokens.List(Cancellation));
        Assert.Equal(AdministrationOutcome.NotFound, (await Tokens.Revoke(foreign, Cancellation)).Outcome);
        Assert.Equal(AdministrationOutcome.NotAllowed, (await Tokens.Issue("30", "not mine", 30, Cancellation)).Result.Outcome);
        Assert.Equal(AdministrationOutcome.Done, (await Tokens.Issue(null, "my own", 30, Cancellation)).Result.Outcome);
        Assert.Equal("20", Assert.Single(await Tokens.List(Cancellation)).TenantCode);
        platform.Session.BecomeOperator(barcelona);
        Assert.Empty(await Tokens.List(Cancellation));
        Assert.Equal(AdministrationOutcome.NotAllowed, (await Tokens.Issue(null, "my own", 30, Cancellation)).Result.Outcome);
    }

    [Theory]
    [InlineData("ab", 30)]
    [InlineData("portal", 0)]
    [InlineData("portal", 731)]
    public async Task A_name_that_says_nothing_and_a_life_without_end_are_refused(string name, int days)
    {
        var issued = await Tokens.Issue("20", name, days, Cancellation);
        Assert.Equal((AdministrationOutcome.Invalid, null), (issued.Result.Outcome, issued.Token));
        Assert.Contains("allowed are", issued.Result.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Issue_and_revocation_stand_in_the_audit_without_the_secret()
    {
        var issued = await Tokens.Issue("20", "open-data portal", 30, Cancellation);
        await Tokens.Revoke(Assert.Single(await Tokens.List(Cancellation)).TokenId, Cancellation);
        var lines = new List<AuditRecord>();
        await foreach (var line in platform.Get<IAuditTrail>().Read(Cancellation))
        {
            lines.Add(line);
        }

        Assert.Equal(["token.issued", "token.revoked"], lines.Where(l => l.What.StartsWith("token.", StringComparison.Ordinal)).Select(l => l.What));
        Assert.DoesNotContain(lines, line => line.ToString().Contains(issued.Token!, StringComparison.Ordinal));
    }
}

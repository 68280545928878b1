using UrbGrade.Bus.Contracts;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Delivery;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Database;

/// <summary>U+0000, which PostgreSQL cannot keep.</summary>
public class UnstorableTextTests : IAsyncLifetime
{
    private readonly TestPlatform platform = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await platform.Get<ITenantDirectory>().Add(new TenantDraft("20", "Barcelona"), Cancellation);

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    [Fact]
    public async Task What_an_administrator_typed_is_refused_with_the_reason()
    {
        var refused = await platform.Get<IApiTokens>().Issue("20", "por\0tal", 30, Cancellation);
        Assert.Equal(AdministrationOutcome.Invalid, refused.Result.Outcome);
        var found = await platform.Get<ITenantDirectory>().Change("2\0", new TenantChange(IsPublic: true), Cancellation);
        Assert.Equal(AdministrationOutcome.Invalid, found.Outcome);
        Assert.Contains("U+0000", found.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_with_it_is_no_failure_of_the_database_and_the_next_write_goes_well()
    {
        await Assert.ThrowsAsync<UnstorableTextException>(() => platform.Get<IAccounts>().CheckPassword("a\0b@example.org", "x", Cancellation));
        await Assert.ThrowsAsync<UnstorableTextException>(() => platform.Get<IAuditTrail>().Newest(new AuditFilter(Subject: "\0"), null, 10, Cancellation));
        await Assert.ThrowsAsync<UnstorableTextException>(() => platform.Queue.Commit(
            session => platform.Get<IWorkItemTable>().Add(session, new NewWork(1, "talk", "Errand", "{}", "k\0")), Cancellation));
        Assert.Equal(AdministrationOutcome.Done, (await platform.Get<ITenantDirectory>().Add(new TenantDraft("30", "Eibar"), Cancellation)).Outcome);
    }
}

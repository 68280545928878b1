using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Store;

/// <summary>A day of March was corrected, the figures of its asset are computed, and now what they add up to with others.</summary>
public class ForgottenCorrectionsTests : IAsyncDisposable
{
    private const int Tenant = 1;
    private const int Asset = 7;
    private readonly TestPlatform platform = new();

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    [Theory]
    [InlineData(Asset, "2026-03-01", 0)]
    [InlineData(Asset, "2026-04-01", 1)]
    [InlineData(Asset, "2026-06-01", 1)]
    [InlineData(Asset, "2026-07-01", 0)]
    [InlineData(Asset + 1, "2026-04-01", 0)]
    [InlineData(0, "2026-03-01", 1)]
    public async Task It_is_forgotten_though_its_month_goes_on_but_not_while_a_month_that_looks_back_at_it_waits(int marked, string month, int kept) =>
        Assert.Equal(kept, await Left(When.Day("2026-03-28"), marked, When.Day(month)));

    [Fact]
    public async Task The_first_days_after_a_short_month_do_not_wait_for_it() => Assert.Equal(0, await Left(When.Day("2026-03-02"), marked: 0, When.Day("2026-02-01")));

    private async Task<int> Left(DateOnly day, int marked, DateOnly month)
    {
        await platform.Queue.Commit(
            session =>
            {
                using var database = platform.Contexts.Write(TenantScope.Of(Tenant), session);
                database.Add(new CorrectedDayRow { TenantId = Tenant, Stage = CorrectedDay.OfSums, AssetId = Asset, FirstDay = day, LastDay = day, RawRequestId = 9 });
                database.Add(new StaleMonthRow { TenantId = Tenant, AssetId = marked, Month = month, Mark = 1, RawRequestId = 10 });
                database.SaveChanges();
                CorrectedDays.OfSums(session, Tenant).Forget(session, Tenant);
                return true;
            },
            TestContext.Current.CancellationToken);

        await using var read = platform.Contexts.Read(TenantScope.Of(Tenant));
        return read.Set<CorrectedDayRow>().Count();
    }
}

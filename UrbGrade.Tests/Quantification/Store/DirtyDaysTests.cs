using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Tests.Quantification.Store;

/// <summary>Corrected days among very many that wait.</summary>
public class DirtyDaysTests : IAsyncLifetime
{
    private static readonly int January = new DateOnly(2025, 1, 1).DayNumber;

    private QuantifiedTenant tenant = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        tenant = await QuantifiedTenant.Create();
        await tenant.Platform.Queue.Commit(
            session =>
            {
                tenant.Platform.Get<IBulkWriter>().Upsert<DirtyDay>(
                    session, DirtyDay.Table,
                    [.. Enumerable.Range(0, 20_000).Select(i => new DirtyDay(tenant.Id, January + (i / 100), 1 + (i % 100), 5, 3, Corrects: i is 7_777 or 19_999))]);
                return true;
            },
            Cancellation);
    }

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    [Fact]
    public async Task Corrected_days_come_first_and_then_the_oldest()
    {
        await using var database = tenant.Platform.Contexts.Read(TenantScope.Of(tenant.Id));
        var marks = await DirtyDays.Take(database, tenant.Id, most: 5, Cancellation);

        Assert.Equal(
            [(January + 77, 78, true), (January + 199, 100, true), (January, 1, false), (January, 2, false), (January, 3, false)],
            marks.Select(mark => (mark.LocalDay, mark.SeriesId, mark.Corrects)));
        Assert.All(marks, mark => Assert.Equal((5, 3, tenant.Id), (mark.Mark, mark.RawRequestId, mark.TenantId)));
        Assert.Single(await DirtyDays.Take(database, tenant.Id, most: 1, Cancellation));
    }

    [Fact]
    public async Task Where_few_days_of_all_series_would_be_taken_it_is_a_month_of_some_so_that_each_is_read_once_for_many_days()
    {
        var marks = await Others(most: 312);

        Assert.Equal(Enumerable.Range(1, 10), marks.Select(mark => mark.SeriesId).Distinct().Order());
        Assert.Equal(Enumerable.Range(January, 31), marks.Select(mark => mark.LocalDay).Distinct().Order());
        Assert.Equal(310, marks.Count);
    }

    [Fact]
    public async Task A_month_was_begun_in_the_midst_of_taking_another_so_that_each_of_its_days_was_compared_several_times()
    {
        await Leave((day, series) => day >= 20 || series > 95);
        var marks = await Others(most: 312);

        Assert.Equal((96, 100), (marks.Min(mark => mark.SeriesId), marks.Max(mark => mark.SeriesId)));
        Assert.Equal(5 * 31, marks.Count);
        await Leave((day, _) => day >= 20);
        marks = await Others(most: 312);

        Assert.Equal(Enumerable.Range(January + 20, 11), marks.Select(mark => mark.LocalDay).Distinct().Order());
        Assert.Equal(28 * 11, marks.Count);
    }

    [Fact]
    public async Task Where_few_days_of_each_wait_they_are_of_more_series()
    {
        await Leave((day, _) => day is 0 or 4 or 8 or 40);
        var marks = await Others(most: 192);

        Assert.Equal([January, January + 4, January + 8], marks.Select(mark => mark.LocalDay).Distinct().Order());
        Assert.Equal(190 / 3, marks.Select(mark => mark.SeriesId).Distinct().Count());
    }

    private async Task<List<DirtyDay>> Others(int most)
    {
        await using var database = tenant.Platform.Contexts.Read(TenantScope.Of(tenant.Id));
        return [.. (await DirtyDays.Take(database, tenant.Id, most, Cancellation)).Where(mark => !mark.Corrects)];
    }

    /// <param name="waits">Which days since January of which series still wait.</param>
    private Task Leave(Func<int, int, bool> waits) => tenant.Change(database =>
        database.Set<DirtyPeriodRow>().RemoveRange(
            database.Set<DirtyPeriodRow>().AsEnumerable().Where(mark => !mark.Corrects && !waits(mark.LocalDay.DayNumber - January, mark.SeriesId))));
}

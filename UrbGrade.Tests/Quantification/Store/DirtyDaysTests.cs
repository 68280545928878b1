using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Tests.Quantification.Store;

/// <summary>Corrected days among very many that wait.</summary>
public class DirtyDaysTests : IAsyncLifetime
{
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
                    [.. Enumerable.Range(0, 20_000).Select(i => new DirtyDay(tenant.Id, 737_000 + (i / 100), 1 + (i % 100), 5, 3, Corrects: i is 7_777 or 19_999))]);
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
            [(737_077, 78, true), (737_199, 100, true), (737_000, 1, false), (737_000, 2, false), (737_000, 3, false)],
            marks.Select(mark => (mark.LocalDay, mark.SeriesId, mark.Corrects)));
        Assert.All(marks, mark => Assert.Equal((5, 3, tenant.Id), (mark.Mark, mark.RawRequestId, mark.TenantId)));
        Assert.Single(await DirtyDays.Take(database, tenant.Id, most: 1, Cancellation));
    }

    [Fact]
    public async Task Where_few_days_of_all_series_would_be_taken_it_is_a_month_of_some_so_that_each_is_read_once_for_many_days()
    {
        await using var database = tenant.Platform.Contexts.Read(TenantScope.Of(tenant.Id));
        var marks = (await DirtyDays.Take(database, tenant.Id, most: 312, Cancellation)).Where(mark => !mark.Corrects).ToList();

        Assert.Equal(Enumerable.Range(1, 10), marks.Select(mark => mark.SeriesId).Distinct().Order());
        Assert.Equal(Enumerable.Range(737_000, 31), marks.Select(mark => mark.LocalDay).Distinct().Order());
        Assert.Equal(310, marks.Count);
    }
}

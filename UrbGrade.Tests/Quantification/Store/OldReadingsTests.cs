using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Modules.Core.Retention;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Store;

public class OldReadingsTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Old = When.Instant("2024-02-03T10:00:00Z");
    private static readonly DateTimeOffset Before = When.Instant("2025-12-31T23:00:00Z");

    private QuantifiedTenant tenant = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        tenant = await QuantifiedTenant.Create();
        await tenant.Register("477", "478", "479");
        await tenant.QuantifyAndCompute(1, [.. Hours("477", 5), .. Hours("478", 5), .. Hours("479", 5)]);
        await tenant.ComputePeriods();
    }

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    [Fact]
    public async Task A_run_goes_on_where_it_was_and_the_next_one_finds_what_came_late_for_an_earlier_series()
    {
        var kind = tenant.Platform.Get<IEnumerable<IStoredKind>>().Single(one => one.Kind == RetentionKind.Readings);
        Assert.Equal(3, await Portion(kind));
        Assert.Equal(2, await Portion(kind));
        Assert.Equal(3, await Portion(kind));

        await tenant.QuantifyAndCompute(2, Hours("477", 2, later: 100));
        await tenant.ComputePeriods();
        var rest = new List<int>();
        while (await Portion(kind) is { } deleted)
        {
            rest.Add(deleted);
        }

        Assert.Equal([2, 3, 2], rest);
        Assert.Equal(2, await Portion(kind));
        Assert.Null(await Portion(kind));
        Assert.Empty(tenant.Rows<ReadingRow>());
    }

    private async Task<int?> Portion(IStoredKind kind) =>
        await kind.Next(tenant.Id, Before, 3, Cancellation) is { } delete ? await tenant.Platform.Queue.Commit(delete, Cancellation) : null;

    private static IEnumerable<ShopHour> Hours(string meter, int count, int later = 0) =>
        Enumerable.Range(later, count).Select(hour => ShopHour.Of(meter, Old.AddHours(hour), 1));
}

using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Web.Operations;

namespace UrbGrade.Tests.Web.Operations;

public sealed class RetryWatchTests
{
    [Fact]
    public void A_retry_that_ends_is_told_once_and_one_that_was_over_before_never()
    {
        var watch = new RetryWatch();
        Assert.Empty(watch.Look([Retry("a", waiting: 1), Retry("b", waiting: 0)]));
        Assert.Empty(watch.Look([Retry("a", waiting: 1), Retry("b", waiting: 0)]));

        Assert.Equal("a", Assert.Single(watch.Look([Retry("a", waiting: 0), Retry("b", waiting: 0)])).Id);
        Assert.Empty(watch.Look([Retry("a", waiting: 0), Retry("b", waiting: 0)]));
    }

    [Fact]
    public void A_retry_that_is_listed_no_longer_is_forgotten()
    {
        var watch = new RetryWatch();
        watch.Look([Retry("a", waiting: 1)]);
        watch.Look([]);

        Assert.Empty(watch.Look([Retry("a", waiting: 0)]));
    }

    private static WorkRetry Retry(string id, int waiting) => new(id, "20", "UTC", "Errand", "me", default, null, 5, waiting, 0, 5 - waiting, 0);
}

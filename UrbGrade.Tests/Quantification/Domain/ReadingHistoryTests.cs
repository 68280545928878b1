using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Domain;

public sealed class ReadingHistoryTests
{
    private static readonly DateTimeOffset Now = When.Instant("2026-03-10T09:00:00Z");

    [Fact]
    public void The_same_value_again_changes_nothing() =>
        Assert.Equal([ReadingOutcome.Unchanged, ReadingOutcome.Unchanged], Receive(out _, (1, 5), (1, 5), (2, 5)));

    [Fact]
    public void A_new_value_of_a_newer_request_is_a_revision_and_the_old_one_is_kept()
    {
        Assert.Equal([ReadingOutcome.Revised], Receive(out var runs, (1, 5), (2, 6)));
        Assert.Equal([(1, 5.0), (2, 6.0)], runs);
    }

    [Fact]
    public void A_late_older_request_does_not_undo_a_newer_value()
    {
        Assert.Equal([ReadingOutcome.Superseded], Receive(out var runs, (7, 5), (3, 4)));
        Assert.Equal([(3, 4.0), (7, 5.0)], runs);
    }

    [Fact]
    public void A_value_that_a_newer_request_repeated_outlives_a_late_one_in_between()
    {
        Assert.Equal([ReadingOutcome.Unchanged, ReadingOutcome.Superseded], Receive(out var runs, (1, 5), (3, 5), (2, 4)));
        Assert.Equal([(1, 5.0), (2, 4.0), (3, 5.0)], runs);
    }

    [Fact]
    public void A_late_older_request_with_the_same_value_only_moves_the_beginning()
    {
        Assert.Equal([ReadingOutcome.Unchanged], Receive(out var runs, (7, 5), (3, 5)));
        Assert.Equal([(3, 5.0)], runs);
    }

    [Fact]
    public void Any_order_ends_with_the_value_of_the_newest_request()
    {
        var random = new Random(20);
        for (var round = 0; round < 2000; round++)
        {
            var said = Enumerable.Range(1, random.Next(2, 8)).Select(id => ((long)id, (double)random.Next(3))).ToArray();
            var newest = said[^1].Item2;
            random.Shuffle(said);
            Receive(out var runs, said);
            Assert.Equal(newest, runs[^1].Value);
        }
    }

    [Fact]
    public void Any_order_of_different_values_leaves_the_same_history()
    {
        var random = new Random(20);
        var said = Enumerable.Range(1, 6).Select(id => ((long)id, id * 1.5)).ToArray();
        Receive(out var inOrder, said);
        for (var round = 0; round < 500; round++)
        {
            random.Shuffle(said);
            Receive(out var runs, said);
            Assert.Equal(inOrder, runs);
        }
    }

    private static List<ReadingOutcome> Receive(
        out List<(int Request, double Value)> history, params (long Request, double Value)[] said)
    {
        var runs = new List<ReadingRun> { Run(said[0]) };
        var outcomes = said[1..].Select(s => ReadingHistory.Receive(runs, Run(s), Now)).ToList();
        Assert.All(runs.SkipLast(1), run => Assert.NotNull(run.ReplacedAt));
        Assert.Null(runs[^1].ReplacedAt);
        history = [.. runs.Select(r => ((int)r.FirstRequestId, r.Value))];
        return outcomes;
    }

    private static ReadingRun Run((long Request, double Value) said) =>
        new(said.Request, 0, said.Request, End: 0, said.Value, ReadingQuality.Measured, ReplacedAt: null);
}

using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using UrbGrade.Gateway.Collect;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Gateway.Collect;

public sealed class HotFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider clock = new(DateTimeOffset.UtcNow);
    private readonly HotFolder hot;

    public HotFolderTests()
    {
        hot = new HotFolder(folder.Path, "*.csv", ["*.part", "*.tmp", ".*"], TimeSpan.FromSeconds(30), clock);
        hot.Prepare();
    }

    [Fact]
    public void A_file_is_claimed_only_after_it_stood_still()
    {
        File.WriteAllText(folder.File("a.csv"), "one");
        Assert.Empty(hot.Claim());
        clock.Advance(TimeSpan.FromSeconds(20));
        File.AppendAllText(folder.File("a.csv"), "two");
        Assert.Empty(hot.Claim());
        clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Empty(hot.Claim());
        clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal([Path.Combine(folder.Path, "work", "a.csv")], hot.Claim());
        Assert.False(File.Exists(folder.File("a.csv")));
    }

    [Fact]
    public void A_file_that_was_finished_long_ago_is_claimed_at_first_sight()
    {
        File.WriteAllText(folder.File("a.csv"), "one");
        File.SetLastWriteTimeUtc(folder.File("a.csv"), clock.GetUtcNow().UtcDateTime.AddMinutes(-2));

        Assert.Single(hot.Claim());
    }

    [Fact]
    public void Unfinished_hidden_and_other_files_are_left_alone()
    {
        foreach (var name in new[] { "a.csv.part", "b.csv.tmp", ".c.csv", "d.txt", "e.csv.sha256" })
            File.WriteAllText(folder.File(name), "one");

        Assert.Equal(0, hot.Waiting());
        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Empty(hot.Claim());
    }

    [Fact]
    public void Files_are_claimed_in_order_of_their_names()
    {
        foreach (var name in new[] { "b.csv", "c.csv", "a.csv" })
            File.WriteAllText(folder.File(name), name);
        _ = hot.Claim().ToList();
        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(["a.csv", "b.csv", "c.csv"], hot.Claim().Select(Path.GetFileName));
    }

    [Fact]
    public void A_file_whose_namesake_is_still_being_worked_on_waits()
    {
        File.WriteAllText(folder.File("a.csv"), "new");
        File.WriteAllText(Path.Combine(folder.Path, "work", "a.csv"), "old");
        _ = hot.Claim().ToList();
        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Empty(hot.Claim());
        Assert.Equal("old", File.ReadAllText(Assert.Single(hot.Interrupted())));
        Assert.True(File.Exists(folder.File("a.csv")));
    }

    [Fact]
    public void A_second_file_of_the_same_name_never_overwrites_the_first_one_in_done()
    {
        foreach (var content in new[] { "one", "two" })
        {
            var claimed = Path.Combine(folder.Path, "work", "a.csv");
            File.WriteAllText(claimed, content);
            hot.Done(claimed);
        }

        var done = Path.Combine(folder.Path, "done", clock.GetUtcNow().ToString("yyyy", CultureInfo.InvariantCulture), clock.GetUtcNow().ToString("MM", CultureInfo.InvariantCulture));
        Assert.Equal("one", File.ReadAllText(Path.Combine(done, "a.csv")));
        Assert.Equal("two", File.ReadAllText(Path.Combine(done, "a~2.csv")));
    }

    public void Dispose() => folder.Dispose();
}

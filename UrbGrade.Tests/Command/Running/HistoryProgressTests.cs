using Microsoft.Extensions.Time.Testing;
using UrbGrade.Command.Running;

namespace UrbGrade.Tests.Command.Running;

public sealed class HistoryProgressTests
{
    private readonly FakeTimeProvider clock = new();
    private readonly TerminalRecording recording;
    private readonly HistoryProgress progress;

    public HistoryProgressTests()
    {
        recording = new TerminalRecording(clock);
        progress = new HistoryProgress(new DemoState(null, 2, new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 10)), [DemoSite.Barcelona, DemoSite.Eibar, DemoSite.Kalundborg], recording.Terminal);
    }

    [Fact]
    public void Days_and_readings_a_second_are_told_until_the_history_is_sent()
    {
        // 10 days of 192 readings came in; 4 of them were sent within 2 seconds.
        progress.Tell(DemoSite.Barcelona, new GatewayStatus(0, 0, 0, "2026-01-10", "2026-01-10", 1920, null));
        clock.Advance(TimeSpan.FromSeconds(20));
        progress.Tell(DemoSite.Barcelona, new GatewayStatus(4, 6, 0, "2026-01-10", "2026-01-10", 1920, null));
        clock.Advance(TimeSpan.FromSeconds(20));
        progress.Tell(DemoSite.Barcelona, new GatewayStatus(10, 0, 0, "2026-01-10", "2026-01-10", 1920, null));

        Assert.Contains("Barcelona day 4 of 10, Eibar starts, Kalundborg starts; 38 readings a second", recording.Output, StringComparison.Ordinal);
        Assert.Contains("Barcelona: the history is sent, 10 days (48 readings a second).", recording.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_that_comes_in_afterwards_is_told()
    {
        progress.Tell(DemoSite.Barcelona, new GatewayStatus(10, 0, 0, "2026-01-10", "2026-01-10", 1920, null));
        progress.Tell(DemoSite.Barcelona, new GatewayStatus(11, 0, 0, "2026-01-11", "2026-01-11", 2112, null));

        Assert.Contains("Barcelona: 2026-01-11 came in and is sent.", recording.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_day_told_is_the_one_sent_and_not_the_one_that_a_reading_at_midnight_begins()
    {
        progress.Tell(DemoSite.Kalundborg, new GatewayStatus(10, 0, 0, "2026-01-11", "2026-01-10", 1920, null));
        progress.Tell(DemoSite.Kalundborg, new GatewayStatus(11, 0, 0, "2026-01-12", "2026-01-11", 2112, null));

        Assert.Contains("Kalundborg: 2026-01-11 came in and is sent.", recording.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Nights_were_made_before_the_days_after_the_history_came_and_called_all_meters_silent()
    {
        clock.SetUtcNow(new DateTimeOffset(2026, 1, 12, 9, 0, 0, TimeSpan.Zero));
        DemoSite[] sites = [DemoSite.Barcelona, DemoSite.Eibar, DemoSite.Kalundborg];
        void Tell(int days, string last) => Array.ForEach(sites, site => progress.Tell(site, new GatewayStatus(days, 0, 0, last, last, 192 * days, null)));

        Tell(10, "2026-01-10");
        Assert.False(progress.IsCaughtUp);
        Tell(11, "2026-01-11");
        Assert.True(progress.IsCaughtUp);
    }

    [Fact]
    public void Days_that_never_come_do_not_keep_nights_from_being_made()
    {
        clock.SetUtcNow(new DateTimeOffset(2026, 2, 1, 9, 0, 0, TimeSpan.Zero));
        foreach (var site in new[] { DemoSite.Barcelona, DemoSite.Eibar, DemoSite.Kalundborg })
            progress.Tell(site, new GatewayStatus(10, 0, 0, "2026-01-10", "2026-01-10", 1920, null));

        Assert.False(progress.IsCaughtUp);
        clock.Advance(TimeSpan.FromMinutes(3));
        Assert.True(progress.IsCaughtUp);
    }

    [Fact]
    public void Trouble_with_the_platform_is_told_once_and_so_is_its_end()
    {
        progress.Tell(DemoSite.Barcelona, new GatewayStatus(1, 0, 0, "2026-01-01", "2026-01-01", 192, "connection refused"));
        progress.Tell(DemoSite.Barcelona, new GatewayStatus(1, 1, 0, "2026-01-02", "2026-01-02", 384, "connection refused"));
        progress.Tell(DemoSite.Barcelona, new GatewayStatus(2, 0, 0, "2026-01-02", "2026-01-02", 384, null));

        Assert.Single(recording.Lines, line => line.Contains("The gateway of Barcelona cannot send: connection refused", StringComparison.Ordinal));
        Assert.Single(recording.Lines, line => line.Contains("reaches the platform again", StringComparison.Ordinal));
    }

    [Fact]
    public void A_history_with_days_missing_ends_when_nothing_more_comes()
    {
        progress.Tell(DemoSite.Barcelona, new GatewayStatus(9, 0, 0, "2026-01-10", "2026-01-10", 1728, null));
        Assert.DoesNotContain("the history is sent", recording.Output, StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromSeconds(30));
        progress.Tell(DemoSite.Barcelona, new GatewayStatus(9, 0, 0, "2026-01-10", "2026-01-10", 1728, null));

        Assert.Contains("Barcelona: the history is sent, 9 days", recording.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gateway_that_still_takes_in_files_has_not_sent_its_history()
    {
        progress.Tell(DemoSite.Barcelona, new GatewayStatus(0, 0, 0, "2026-01-10", "2026-01-10", 1920, null));
        clock.Advance(TimeSpan.FromMinutes(5));
        progress.Tell(DemoSite.Barcelona, new GatewayStatus(0, 0, 0, "2026-01-10", "2026-01-10", 1920, null));

        Assert.Contains("Barcelona takes in files up to 2026-01-10", recording.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("the history is sent", recording.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_was_told_for_minutes_while_a_gateway_had_all_its_files_and_no_day_to_send_yet()
    {
        for (var tick = 0; tick < 300; tick++)
        {
            progress.Tell(DemoSite.Eibar, new GatewayStatus(0, 0, 0, "2026-01-10", null, 1_920_000, null));
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(recording.Lines.Length, 20, 30);
        Assert.Contains("Eibar takes in files up to 2026-01-10, 1,920,000 readings by now", recording.Output, StringComparison.Ordinal);
        Assert.Contains("(4 min 50 s so far)", recording.Output, StringComparison.Ordinal);

        clock.Advance(TimeSpan.FromSeconds(10));
        progress.Tell(DemoSite.Eibar, new GatewayStatus(0, 4, 0, "2026-01-10", "2026-01-04", 1_920_000, null));
        Assert.Contains("Eibar has 4 of 10 days ready to send", recording.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_that_is_refused_after_the_history_is_not_called_sent()
    {
        progress.Tell(DemoSite.Barcelona, new GatewayStatus(10, 0, 0, "2026-01-10", "2026-01-10", 1920, null));
        progress.Tell(DemoSite.Barcelona, new GatewayStatus(10, 0, 1, "2026-01-11", "2026-01-11", 2112, null));

        Assert.Contains("Barcelona: the platform refuses days, 1 by now", recording.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("2026-01-11 came in", recording.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Refused_days_are_not_kept_quiet()
    {
        progress.Tell(DemoSite.Barcelona, new GatewayStatus(8, 0, 2, "2026-01-10", "2026-01-10", 1920, null));

        Assert.Contains("2 days were refused", recording.Output, StringComparison.Ordinal);
    }
}

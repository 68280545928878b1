using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Operations;

namespace UrbGrade.Tests.Web.Operations;

/// <summary>The live log, with a clock that the test moves. What else the queries can do is not asked for.</summary>
public sealed class GatewayLogTests : BunitContext, IUploadQueries
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 10, 9, 0, 0, TimeSpan.Zero));
    private readonly List<GatewayLogLine> lines = [];
    private Task answered = Task.CompletedTask;
    private int asked;

    public GatewayLogTests()
    {
        CultureInfo.CurrentCulture = new CultureInfo("en-GB");
        Services.AddLocalization();
        Services.AddSingleton<TimeProvider>(clock);
        Services.AddSingleton<IUploadQueries>(this);
        AddBunitPersistentComponentState();
        Say(1, "started");
    }

    [Fact]
    public void A_line_that_is_told_later_appears_by_itself()
    {
        var log = Follow();
        Assert.DoesNotContain("composed", log.Markup, StringComparison.Ordinal);

        Say(2, "composed");
        clock.Advance(TimeSpan.FromSeconds(5));

        log.WaitForAssertion(() => Assert.Equal(["composed", "started"], log.FindAll("td [lang=en]").Select(line => line.TextContent)));
    }

    [Fact]
    public async Task While_it_is_paused_nothing_moves_and_afterwards_all_is_there()
    {
        var log = Follow();
        await log.Find("button").ClickAsync();
        Assert.Contains("Paused at", log.Find("[role=status]").TextContent, StringComparison.Ordinal);
        var before = asked;

        Say(2, "composed");
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(before, asked);
        Assert.DoesNotContain("composed", log.Markup, StringComparison.Ordinal);

        await log.Find("button").ClickAsync();
        Assert.Contains("composed", log.Markup, StringComparison.Ordinal);
        Assert.Contains("Followed live", log.Find("[role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paused_log_says_when_its_lines_were_read_also_those_of_another_level()
    {
        var log = Follow();
        clock.Advance(TimeSpan.FromSeconds(3));
        await log.Find("button").ClickAsync();
        Assert.Contains("10:00:00", log.Find("[role=status]").TextContent, StringComparison.Ordinal);

        clock.Advance(TimeSpan.FromMinutes(7));
        Say(2, "failed", EventLevel.Error);
        log.Render(parameters => parameters.Add(shown => shown.Level, EventLevel.Error));
        Assert.Contains("failed", log.Markup, StringComparison.Ordinal);
        Assert.Contains("Paused at", log.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Contains("10:07:03", log.Find("[role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_that_is_slower_than_the_timer_is_not_asked_again_until_it_answers()
    {
        var log = Follow();
        var answer = new TaskCompletionSource();
        answered = answer.Task;
        var before = asked;

        for (var tick = 0; tick < 20; tick++)
            clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(before + 1, asked);

        answer.SetResult();
        log.WaitForAssertion(() =>
        {
            clock.Advance(TimeSpan.FromSeconds(5));
            Assert.True(asked > before + 1);
        });
    }

    [Fact]
    public async Task A_slow_answer_about_another_level_is_not_shown()
    {
        var log = Follow();
        Say(2, "composed");
        var slow = new TaskCompletionSource();
        answered = slow.Task;
        clock.Advance(TimeSpan.FromSeconds(5));
        answered = Task.CompletedTask;
        lines.Clear();
        Say(3, "failed", EventLevel.Error);
        log.Render(parameters => parameters.Add(shown => shown.Level, EventLevel.Error));
        Assert.Equal("failed", log.Find("td [lang=en]").TextContent);

        lines.Clear();
        Say(4, "composed again");
        await log.InvokeAsync(slow.SetResult);

        Assert.Equal("failed", log.Find("td [lang=en]").TextContent);
    }

    [Fact]
    public async Task A_page_that_was_left_asks_no_more()
    {
        Follow();
        clock.Advance(TimeSpan.FromSeconds(5));
        await DisposeComponentsAsync();
        var before = asked;

        clock.Advance(TimeSpan.FromHours(3));

        Assert.Equal(before, asked);
    }

    [Fact]
    public void A_page_that_stays_open_shows_no_more_lines_than_at_first()
    {
        var log = Follow();
        for (var line = 2; line < 200; line++)
        {
            Say(line, $"line {line}");
            clock.Advance(TimeSpan.FromSeconds(5));
        }

        log.WaitForAssertion(() => Assert.Equal("line 199", log.FindAll("td [lang=en]")[0].TextContent));
        Assert.Equal(50, log.FindAll("tbody tr").Count);
    }

    async Task<IReadOnlyList<GatewayLogLine>> IUploadQueries.ListLog(int siteId, EventLevel least, int take, CancellationToken cancellation)
    {
        asked++;
        await answered;
        return [.. lines.Take(take)];
    }

    Task<IReadOnlyList<SiteUploads>> IUploadQueries.ListSites(int days, CancellationToken cancellation) => throw new NotSupportedException();

    Task<SiteCalendar?> IUploadQueries.FindSite(int siteId, DateOnly from, DateOnly to, CancellationToken cancellation) => throw new NotSupportedException();

    Task<IReadOnlyList<UploadGap>?> IUploadQueries.ListGaps(int siteId, DateOnly from, DateOnly to, CancellationToken cancellation) => throw new NotSupportedException();

    Task<IReadOnlyList<BatchSummary>> IUploadQueries.ListBatches(int siteId, DateOnly day, CancellationToken cancellation) => throw new NotSupportedException();

    Task<BatchTimeline?> IUploadQueries.FindBatch(long requestId, CancellationToken cancellation) => throw new NotSupportedException();

    Task<IReadOnlyList<MessageRejection>> IUploadQueries.ListRejections(long requestId, int skip, int take, CancellationToken cancellation) => throw new NotSupportedException();

    Task<byte[]?> IUploadQueries.ReadRawBody(long requestId, CancellationToken cancellation) => throw new NotSupportedException();

    private IRenderedComponent<GatewayLog> Follow() => Render<GatewayLog>(parameters => parameters
        .Add(log => log.SiteId, 2).Add(log => log.TimeZone, "Europe/Madrid").Add(log => log.AddressOf, level => $"/ops/site/2?log={level}#log"));

    private void Say(long id, string text, EventLevel level = EventLevel.Information) => lines.Insert(0, new GatewayLogLine(id, clock.GetUtcNow(), 1401, level, text));
}

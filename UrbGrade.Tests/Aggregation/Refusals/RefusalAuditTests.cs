using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Aggregation.Refusals;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Aggregation.Refusals;

public class RefusalAuditTests : IAsyncLifetime
{
    private readonly TestPlatform platform = new();
    private RefusalAudit audit = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        audit = platform.Get<RefusalAudit>();
        await audit.StartAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await audit.StopAsync(CancellationToken.None);
        await platform.DisposeAsync();
    }

    [Fact]
    public async Task A_refusal_is_written_at_once_with_its_cause()
    {
        await audit.Note("CN=gateway", "FailedAuthentication", 1, "a body of tenant '30'");

        var line = Assert.Single(Lines());
        Assert.Equal(("CN=gateway", 1, "FailedAuthentication", "a body of tenant '30'"), (line.Who, line.TenantId, line.Subject, line.After));
    }

    [Fact]
    public async Task A_thousand_refusals_of_one_cause_are_two_lines_and_no_refusal_is_lost()
    {
        for (var i = 0; i < 1_000; i++)
        {
            await audit.Note("unknown", "InvalidSecurity", null, "no Security header");
        }

        Assert.Single(Lines());
        await Eventually.Equal(2, () => Lines().Count, platform.Clock);
        Assert.StartsWith("999 times", Lines()[1].After, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Different_causes_each_have_their_line()
    {
        await audit.Note("unknown", "InvalidSecurity", null, "x");
        await audit.Note("unknown", "FailedCheck", null, "x");
        await audit.Note("CN=gateway", "FailedCheck", 1, "x");

        Assert.Equal(3, Lines().Count);
    }

    [Fact]
    public async Task Who_goes_on_for_an_hour_gets_about_a_line_a_minute()
    {
        for (var second = 0; second < 3_600; second += 2)
        {
            await audit.Note("unknown", "InvalidSecurity", null, "x");
            platform.Clock.Advance(TimeSpan.FromSeconds(2));
        }

        await Eventually.Equal(1_800, () => Lines().Sum(Refusals), platform.Clock);
        Assert.InRange(Lines().Count, 2, 75);
    }

    [Fact]
    public async Task A_refusal_is_written_at_once_also_after_the_clock_was_put_back()
    {
        await audit.Note("unknown", "InvalidSecurity", null, "no Security header");
        platform.Clock.AdjustTime(platform.Clock.GetUtcNow().AddDays(-2));

        await audit.Note("CN=gateway", "InvalidSecurity", null, "signed in the future");

        Assert.Equal(["no Security header", "signed in the future"], Lines().Select(line => line.After));
    }

    [Fact]
    public async Task What_was_only_counted_is_written_when_the_process_stops()
    {
        for (var i = 0; i < 3; i++)
        {
            await audit.Note("unknown", "InvalidSecurity", null, "x");
        }

        Assert.Single(Lines());
        await audit.StopAsync(Cancellation);
        Assert.Equal(3, Lines().Sum(Refusals));
    }

    /// <summary>How many a line tells of.</summary>
    private static int Refusals(AuditRow line) =>
        line.After!.Split(" times; ") is [var times, _] ? int.Parse(times, System.Globalization.CultureInfo.InvariantCulture) : 1;

    private List<AuditRow> Lines()
    {
        using var database = platform.Contexts.Read(TenantScope.Platform);
        return [.. database.Set<AuditRow>().AsNoTracking().Where(line => line.What == "aggregation.refused").OrderBy(line => line.Id)];
    }
}

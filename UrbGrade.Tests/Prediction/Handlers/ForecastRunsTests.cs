using UrbGrade.Bus.Contracts.Prediction;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Quantification;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Prediction.Handlers;

public class ForecastRunsTests
{
    /// <summary>At 04:40 UTC, when all were forecast once, the day in Bogotá still was the one before.</summary>
    [Theory]
    [InlineData("America/Bogota", "2026-03-11T09:40:00Z")]
    [InlineData("Europe/Madrid", "2026-03-11T03:40:00Z")]
    public async Task Each_local_day_is_forecast_once_and_after_the_night_there(string zone, string morning)
    {
        await using var tenant = await QuantifiedTenant.Create(zone: zone);
        var (clock, runs) = (tenant.Platform.Clock, tenant.Platform.Get<IForecastRuns>());
        clock.SetUtcNow(When.Instant("2026-03-10T12:40:00Z"));
        var added = new List<(DateTimeOffset At, string Day)>();
        for (var hour = 0; hour < 24; hour++, clock.Advance(TimeSpan.FromHours(1)))
        {
            await runs.ScheduleDue(TestContext.Current.CancellationToken);
            added.AddRange(tenant.Rows<WorkItemRow>().Where(item => item.Contract == "Prediction.ForecastsDue").OrderBy(item => item.Id).Skip(added.Count)
                .Select(item => (clock.GetUtcNow(), item.UniqueKey!.Split(':')[2])));
        }

        Assert.Equal([(When.Instant("2026-03-10T12:40:00Z"), "2026-03-10"), (When.Instant(morning), "2026-03-11")], added);
    }

    [Fact]
    public async Task Whoever_does_not_wait_for_the_morning_has_todays_forecast_made_at_once()
    {
        await using var tenant = await QuantifiedTenant.Create(zone: "America/Bogota");
        tenant.Platform.Clock.SetUtcNow(When.Instant("2026-03-11T06:00:00Z"));
        var runs = tenant.Platform.Get<IForecastRuns>();

        Assert.Equal(0, await runs.ScheduleDue(TestContext.Current.CancellationToken));
        Assert.Equal(1, await runs.Schedule(TestContext.Current.CancellationToken));
        Assert.StartsWith(
            $"forecasts:{tenant.Id}:2026-03-11:",
            Assert.Single(tenant.Rows<WorkItemRow>(), item => item.Contract == "Prediction.ForecastsDue").UniqueKey);
    }
}

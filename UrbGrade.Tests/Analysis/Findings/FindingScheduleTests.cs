using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Quantification;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Analysis.Findings;

public class FindingScheduleTests
{
    /// <summary>At 05:00 UTC the day before has just ended in Bogotá, whose gateways have not sent it yet, and has not ended in Los Angeles.</summary>
    [Theory]
    [InlineData("Europe/Madrid", "2026-03-11")]
    [InlineData("America/Bogota", "2026-03-10")]
    [InlineData("America/Los_Angeles", "2026-03-10")]
    [InlineData("Pacific/Auckland", "2026-03-11")]
    public async Task A_day_that_is_not_over_and_sent_at_the_tenant_makes_no_meter_silent(string zone, string day)
    {
        await using var tenant = await QuantifiedTenant.Create(zone: zone);
        tenant.Platform.Clock.SetUtcNow(When.Instant("2026-03-11T05:00:00Z"));

        await tenant.Platform.Get<IFindingSchedule>().Night(TestContext.Current.CancellationToken);

        Assert.Equal($"findings:{tenant.Id}:{day}", Assert.Single(tenant.Rows<WorkItemRow>(), item => item.Contract == "Analysis.FindingsDue").UniqueKey);
    }
}

using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Modules.Analysis.Handlers;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Quantification;

namespace UrbGrade.Tests.Analysis.Handlers;

public class TellFindingsTests
{
    private static readonly DateOnly Today = AnalysedTenant.Today;

    [Theory]
    [InlineData(-14, 0, null, 1)]
    [InlineData(-14, 0, FindingKind.WaterLeak, 1)]
    [InlineData(-14, 0, FindingKind.UnusualHours, 0)]
    [InlineData(-40, -20, null, 0)]
    public async Task Whoever_asks_gets_what_lasted_into_the_days_asked_for(int from, int to, FindingKind? kind, int count)
    {
        await using var tenant = await AnalysedTenant.Create();
        await tenant.Add("water-1", "volume", "m3", "water", 40, Leaking);
        await tenant.LookThrough();

        var told = await Ask(tenant, new FindingsAsked(Today.AddDays(from), Today.AddDays(to), kind));

        Assert.Equal((count, count), (told.GetProperty("count").GetInt32(), told.GetProperty("findings").GetArrayLength()));
        Assert.True(told.TryGetProperty("lookedAt", out _));
        Assert.All(told.GetProperty("findings").EnumerateArray(), one => Assert.Contains("water-1", one.GetProperty("about").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Days_that_end_before_they_begin_cannot_be_asked_for()
    {
        await using var tenant = await AnalysedTenant.Create();
        var refused = await Assert.ThrowsAsync<UnreadableWorkException>(() => Ask(tenant, new FindingsAsked(Today, Today)));
        Assert.Contains("allowed are 1 to 366 days", refused.Message, StringComparison.Ordinal);
    }

    private static double Leaking(DateOnly day, int hour) => (hour is >= 1 and < 6 ? 0 : 0.2 + (hour % 3 * 0.1)) + (day >= Today.AddDays(-12) ? 0.05 : 0);

    private static async Task<System.Text.Json.JsonElement> Ask(AnalysedTenant tenant, FindingsAsked question)
    {
        var work = new TestWork(77, tenant.Id, TestContext.Current.CancellationToken);
        await new TellFindings(tenant.Platform.Contexts, tenant.Platform.Get<ITenantRegistry>(), tenant.Platform.Get<IServiceCalls>(), work).Handle(question);
        await work.Close(tenant.Platform.Queue);
        return System.Text.Json.JsonElement.Parse(Assert.Single(tenant.Rows<WorkReplyRow>()).Payload);
    }
}

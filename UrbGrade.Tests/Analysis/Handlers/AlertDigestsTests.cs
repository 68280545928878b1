using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Modules.Analysis.Store;
using static UrbGrade.Tests.Analysis.Handlers.LookedAtRules;

namespace UrbGrade.Tests.Analysis.Handlers;

public class AlertDigestsTests
{
    [Fact]
    public async Task A_digest_waits_for_the_morning_and_takes_all_of_the_day()
    {
        await using var tenant = await AnalysedTenant.Create();
        await tenant.Add("power-1", "energy", "kW.h", "power", 3, (_, _) => 1);
        await Add(tenant, Rule(AlertKind.NoData) with { Limit = 5, Delivery = AlertDelivery.Daily });
        tenant.Platform.Clock.Advance(TimeSpan.FromHours(18));
        await Look(tenant);
        Assert.Single(tenant.Rows<AlertRow>());
        Assert.Empty(tenant.Rows<AlertMailRow>());

        tenant.Platform.Clock.Advance(TimeSpan.FromHours(6));
        await Look(tenant);
        await Look(tenant);
        Assert.Single(tenant.Rows<AlertMailRow>());
    }

    [Fact]
    public async Task A_daily_digest_does_not_go_on_the_day_of_its_first_alert()
    {
        await using var tenant = await AnalysedTenant.Create();
        await tenant.Add("power-1", "energy", "kW.h", "power", 3, (_, _) => 1);
        await Add(tenant, Rule(AlertKind.NoData) with { Limit = 5, Delivery = AlertDelivery.Daily });
        tenant.Platform.Clock.Advance(TimeSpan.FromHours(8));
        await Look(tenant);
        Assert.Single(tenant.Rows<AlertRow>());
        Assert.Empty(tenant.Rows<AlertMailRow>());

        tenant.Platform.Clock.Advance(TimeSpan.FromHours(15));
        await Look(tenant);
        Assert.Single(tenant.Rows<AlertMailRow>());
    }

    [Fact]
    public async Task A_weekly_digest_does_not_go_on_the_day_of_its_first_alert()
    {
        await using var tenant = await AnalysedTenant.Create();
        await RaisedOnTuesday(tenant);
        Assert.Empty(tenant.Rows<AlertMailRow>());

        // Thursday at the same hour.
        tenant.Platform.Clock.Advance(TimeSpan.FromDays(2));
        await Look(tenant);
        Assert.Empty(tenant.Rows<AlertMailRow>());
    }

    [Fact]
    public async Task A_weekly_digest_is_one_mail_a_week()
    {
        await using var tenant = await AnalysedTenant.Create();
        await RaisedOnTuesday(tenant);
        await tenant.Add("power-2", "energy", "kW.h", "power", 3, (_, _) => 1);
        await Look(tenant);
        Assert.Equal(2, tenant.Rows<AlertRow>().Count);

        // From Tuesday evening to Monday morning.
        tenant.Platform.Clock.Advance(TimeSpan.FromHours((5 * 24) + 15));
        await Look(tenant);
        await Look(tenant);
        var mail = Assert.Single(tenant.Rows<AlertMailRow>());
        Assert.All(tenant.Rows<AlertRow>(), alert => Assert.Equal(mail.Id, alert.MailId));
    }

    [Fact]
    public async Task A_weekly_digest_that_a_Monday_missed_goes_on_the_next_day()
    {
        await using var tenant = await AnalysedTenant.Create();
        await RaisedOnTuesday(tenant);
        tenant.Platform.Clock.Advance(TimeSpan.FromHours((6 * 24) + 15));
        await Look(tenant);
        await Look(tenant);

        Assert.Single(tenant.Rows<AlertMailRow>());
    }

    private static async Task RaisedOnTuesday(AnalysedTenant tenant)
    {
        await tenant.Add("power-1", "energy", "kW.h", "power", 3, (_, _) => 1);
        await Add(tenant, Rule(AlertKind.NoData) with { Limit = 5, Delivery = AlertDelivery.Weekly });
        tenant.Platform.Clock.Advance(TimeSpan.FromHours(8));
        await Look(tenant);
        Assert.Single(tenant.Rows<AlertRow>());
    }
}

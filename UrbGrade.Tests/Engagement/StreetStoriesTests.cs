using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Quantification;

namespace UrbGrade.Tests.Engagement;

public class StreetStoriesTests : IAsyncLifetime
{
    private static readonly DateOnly Change = new(2026, 2, 1);

    private static readonly LocalCalendar Madrid = LocalCalendar.Of("Europe/Madrid");

    private EngagedTenant eibar = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IStreetStories Stories => eibar.Platform.Get<IStreetStories>();

    public async ValueTask InitializeAsync() => eibar = await EngagedTenant.Create();

    public ValueTask DisposeAsync() => eibar.DisposeAsync();

    [Fact]
    public async Task A_street_that_was_dimmed_tells_votes_and_energy_before_and_after()
    {
        await Dim();
        await eibar.Tenant.QuantifyAndCompute(1, Hours(Madrid));

        var story = (await Stories.Find("30", "Untzaga", Cancellation))!;

        var change = story.Change!;
        Assert.Equal((Change, 70, 50), (change.Since, change.LevelBefore, change.LevelAfter));
        Assert.Equal((30, 100.0), (change.SaidBefore.Votes, change.SaidBefore.Shown!.Value));
        Assert.Equal((36, 75.0), (change.SaidAfter.Votes, change.SaidAfter.Shown!.Value));
        var energy = change.Energy!;
        Assert.Equal((28, 28), (energy.NightsBefore, energy.NightsAfter));
        Assert.InRange(energy.SavedShare, 0.22, 0.28);
        Assert.True(energy.IsSure);
        Assert.Equal(["Untzaga"], await Stories.Streets("30", Cancellation));
    }

    [Fact]
    public async Task An_hour_that_figures_do_not_believe_does_not_tell_that_a_dimmed_street_used_more()
    {
        await Dim();
        await eibar.Tenant.Change(context => context.Add(new MeterSettingRow
        {
            TenantId = eibar.Tenant.Id, MeterId = context.Set<MeterRow>().Single(meter => meter.Source == "477").Id,
            From = Madrid.InstantOf(Change.AddDays(-60)), MostPerHour = 10, Source = "fuse of 40 A",
        }));
        eibar.Platform.Get<SeriesDirectory>().Forget(eibar.Tenant.Id);
        var wrong = Madrid.InstantOf(Change.AddDays(10)).AddHours(22);
        await eibar.Tenant.QuantifyAndCompute(1, Hours(Madrid).Select(hour => hour.Start == wrong ? hour with { Energy = 4_000 } : hour));

        var energy = (await Stories.Find("30", "Untzaga", Cancellation))!.Change!.Energy!;

        Assert.Equal(28, energy.NightsAfter);
        Assert.InRange(energy.SavedShare, 0.22, 0.28);
    }

    [Fact]
    public async Task Of_a_tenant_that_is_not_public_nothing_is_told()
    {
        Assert.NotNull(await Stories.Find("30", "Untzaga", Cancellation));
        Assert.Null(await Stories.Find("30", "Txonta", Cancellation));
        eibar.Platform.Session.IsPlatformAdministrator = true;
        await EngagedTenant.Done(eibar.Platform.Get<ITenantDirectory>().Change("30", new TenantChange { IsPublic = false }, Cancellation));

        Assert.Null(await Stories.Find("30", "Untzaga", Cancellation));
        Assert.Empty(await Stories.Streets("30", Cancellation));
    }

    /// <summary>From the change on to half the light, which people like less.</summary>
    private Task Dim() => eibar.Tenant.Change(context =>
    {
        for (var day = Change.AddDays(-30); day < Change.AddDays(36); day = day.AddDays(1))
        {
            var evening = Madrid.InstantOf(day).AddHours(18);
            Add(context, "event", $"on{day}", "477", evening, """{"event":"ENC","value":"1","unit":""}""");
            Add(context, "event", $"dim{day}", "477", evening.AddHours(5), $$"""{"event":"RED","value":"{{(day < Change ? 70 : 50)}}","unit":"%"}""");
            Add(context, "vote", $"vote{day}", "P-1", evening.AddHours(1), $$"""{"campaign":"light-2026","score":"{{(day < Change ? 5 : 4)}}"}""");
        }
    });

    /// <summary>A quarter less in the hours without sun from the change on.</summary>
    private static IEnumerable<ShopHour> Hours(LocalCalendar calendar)
    {
        for (var at = calendar.InstantOf(Change.AddDays(-30)); at < calendar.InstantOf(Change.AddDays(34)); at = at.AddHours(1))
        {
            var isDark = new Sun(43.184, -2.473).HeightAt(at.AddMinutes(30)) < -0.833;
            yield return ShopHour.Of("477", at, isDark ? at < calendar.InstantOf(Change).AddHours(12) ? 4 : 3 : 0.04, 0.05, 21, 15);
        }
    }

    private void Add(Modules.Core.Database.UrbGradeContext context, string kind, string key, string subject, DateTimeOffset at, string fields) => context.Add(new SiteRecordRow
    {
        TenantId = eibar.Tenant.Id, Kind = kind, Key = key, Revision = 1, Subject = subject, At = at, Fields = fields,
    });
}

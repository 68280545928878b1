using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Tests.Aggregation.Pipeline;

public class ResendWishTests : IAsyncLifetime
{
    private AggregationWorld world = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IResendWishes Wishes => world.Platform.Get<IResendWishes>();

    public async ValueTask InitializeAsync()
    {
        world = await AggregationWorld.Create();
        await world.Send(AggregationWorld.Hour(), AggregationWorld.Hour(source: "478"));
        world.Platform.Session.BecomeOperator(world.TenantId);
        world.Platform.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task The_next_receipt_carries_what_an_operator_asked_for_once()
    {
        Assert.Equal(new AdministrationResult(AdministrationOutcome.Done), await Wishes.Ask(null, Draft(["477"]), Cancellation));
        Assert.Null(Assert.Single(await Wishes.List(Site, Cancellation)).SentAt);

        var carried = await world.Send(Next(1));

        var wished = new ResendRequest("477", At("2014-10-09T22:00Z"), At("2014-10-11T22:00Z"));
        Assert.Contains(wished, carried.ResendRequests);
        Assert.Contains("\"from\":\"2014-10-09T22:00:00", world.Stored()[^1].ResendRequests, StringComparison.Ordinal);
        Assert.NotNull(Assert.Single(await Wishes.List(Site, Cancellation)).SentAt);
        world.Platform.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.DoesNotContain(wished, (await world.Send(Next(2))).ResendRequests);
    }

    [Fact]
    public async Task A_gateway_of_another_site_is_not_asked_and_does_not_keep_the_right_one_from_it()
    {
        await Wishes.Ask(null, Draft(["477"]), Cancellation);
        world.Platform.Execute("""
            INSERT INTO "Sites" ("TenantId", "Code", "Name") SELECT "TenantId", 'OTHER', 'Another' FROM "Sites" LIMIT 1;
            INSERT INTO "Assets" ("TenantId", "SiteId", "Code", "Name", "Kind") SELECT MAX("TenantId"), MAX("Id"), 'other', 'Other', 'shop' FROM "Sites";
            UPDATE "Meters" SET "AssetId" = (SELECT MAX("Id") FROM "Assets") WHERE "Source" = '478';
            """);

        Assert.Empty((await world.Send(AggregationWorld.Hour("2014-10-17T14:00:00Z", "2014-10-17T15:00:00Z", source: "478"))).ResendRequests);
        world.Platform.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Single((await world.Send(Next(1))).ResendRequests);
    }

    [Fact]
    public async Task What_waits_already_is_not_asked_for_twice_and_the_audit_names_who_asked()
    {
        await Wishes.Ask(null, Draft(["477"]), Cancellation);
        await Wishes.Ask(null, Draft(["477", "478"]), Cancellation);

        Assert.Equal(["478", "477"], (await Wishes.List(Site, Cancellation)).Select(wish => wish.Meter));
        using var database = world.Platform.Contexts.Read(UrbGrade.Modules.Core.Database.TenantScope.Platform);
        Assert.Equal(
            ["2014-10-10 to 2014-10-11 of 477", "2014-10-10 to 2014-10-11 of 478"],
            database.Set<AuditRow>().Where(line => line.What == "resend.asked").OrderBy(line => line.Id).Select(line => line.After));
    }

    [Fact]
    public async Task Days_and_meters_that_make_no_sense_are_refused_with_what_is_allowed()
    {
        var day = new DateOnly(2014, 10, 10);
        Assert.Equal(AdministrationOutcome.Invalid, (await Wishes.Ask(null, new ResendDraft(["477"], day, day.AddDays(-1)), Cancellation)).Outcome);
        Assert.Equal(AdministrationOutcome.Invalid, (await Wishes.Ask(null, new ResendDraft(["477"], day, day.AddDays(31)), Cancellation)).Outcome);
        Assert.Equal(AdministrationOutcome.Invalid, (await Wishes.Ask(null, new ResendDraft([], day, day), Cancellation)).Outcome);
        var today = DateOnly.FromDateTime(world.Platform.Clock.GetUtcNow().UtcDateTime);
        Assert.Equal(AdministrationOutcome.Invalid, (await Wishes.Ask(null, new ResendDraft(["477"], today, today.AddDays(2)), Cancellation)).Outcome);
        Assert.Equal(AdministrationOutcome.NotFound, (await Wishes.Ask(null, Draft(["nobody"]), Cancellation)).Outcome);
        Assert.Empty(await Wishes.List(Site, Cancellation));
    }

    [Fact]
    public async Task Nobody_but_an_operator_of_the_tenant_may_ask()
    {
        world.Platform.Session.BecomeNobody();
        Assert.Equal(AdministrationOutcome.NotAllowed, (await Wishes.Ask(null, Draft(["477"]), Cancellation)).Outcome);
        world.Platform.Session.BecomeOperator(world.TenantId + 1);
        Assert.Equal(AdministrationOutcome.NotFound, (await Wishes.Ask(null, Draft(["477"]), Cancellation)).Outcome);
        Assert.Equal(AdministrationOutcome.NotAllowed, (await Wishes.Ask("20", Draft(["477"]), Cancellation)).Outcome);
        Assert.Empty(await Wishes.List(Site, Cancellation));
    }

    [Fact]
    public async Task Wishes_for_a_gateway_that_never_sends_do_not_grow_without_end()
    {
        for (var day = 0; day < 5; day++)
        {
            world.Platform.Execute(FormattableString.Invariant($"""
                INSERT INTO "ResendWishes" ("TenantId", "SiteId", "Source", "FromAt", "ToAt", "AskedBy", "AskedAt")
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100)
                SELECT {world.TenantId}, {Site}, 'silent' || i, {day}, {day + 1}, 'somebody', 0 FROM n
                """));
        }

        var refused = await Wishes.Ask(null, Draft(["477"]), Cancellation);

        Assert.Equal((AdministrationOutcome.Invalid, "Resend.TooMany"), (refused.Outcome, refused.Refusal?.Code));
        Assert.StartsWith("500 wishes wait", refused.Detail, StringComparison.Ordinal);
        Assert.Equal(20, (await world.Send(Next(1))).ResendRequests.Count(wish => wish.Source.StartsWith("silent", StringComparison.Ordinal)));
    }

    private int Site
    {
        get
        {
            using var database = world.Platform.Contexts.Read(UrbGrade.Modules.Core.Database.TenantScope.Platform);
            return database.Set<SiteRow>().OrderBy(site => site.Id).First(site => site.TenantId == world.TenantId).Id;
        }
    }

    private static ResendDraft Draft(IReadOnlyList<string> meters) => new(meters, new DateOnly(2014, 10, 10), new DateOnly(2014, 10, 11));

    private static string Next(int hour) => AggregationWorld.Hour($"2014-10-17T{13 + hour}:00:00Z", $"2014-10-17T{14 + hour}:00:00Z");

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture);
}

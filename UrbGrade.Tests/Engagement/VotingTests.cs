using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Engagement.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Quantification;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Engagement;

public class VotingTests : IAsyncLifetime
{
    private EngagedTenant eibar = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => eibar = await EngagedTenant.Create();

    public ValueTask DisposeAsync() => eibar.DisposeAsync();

    [Fact]
    public async Task A_voter_counts_once_at_a_place_and_day_whatever_is_sent_again()
    {
        Assert.Equal(VoteOutcome.Counted, await eibar.Vote("P-1", "one", 4, "A lamp is\u0007 out.  "));
        Assert.Equal(VoteOutcome.AlreadyVoted, await eibar.Vote("P-1", "one", 1));
        Assert.Equal(VoteOutcome.Counted, await eibar.Vote("P-2", "one", 2));
        Assert.Equal(VoteOutcome.Counted, await eibar.Vote("P-1", "two", 5));
        eibar.Platform.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(VoteOutcome.Counted, await eibar.Vote("P-1", "one", 3));

        var votes = eibar.Votes();
        Assert.Equal(4, votes.Count);
        Assert.Equal("""{"campaign":"light-2026","comment":"A lamp is out.","language":"eu","score":"4"}""", votes[0].Fields);
        Assert.Equal(("P-1", 0L), (votes[0].Subject, votes[0].RawRequestId));
    }

    [Fact]
    public async Task Two_posts_at_the_same_moment_are_one_vote()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => eibar.Vote("P-1", "hasty", 5)));

        Assert.Equal(1, outcomes.Count(outcome => outcome == VoteOutcome.Counted));
        Assert.Single(eibar.Votes());
    }

    [Fact]
    public async Task Whoever_sends_a_new_cookie_with_each_vote_counts_for_a_household_and_no_more()
    {
        await using var town = await EngagedTenant.Create(new Dictionary<string, string?> { ["Engagement:VotesOfNetworkPerDay"] = "3" });
        foreach (var cookie in Enumerable.Range(0, 3))
        {
            Assert.Equal(VoteOutcome.Counted, await town.Vote("P-1", $"cookie {cookie}", 1, network: "192.0.2.1"));
        }

        Assert.Equal(VoteOutcome.TooManyOfNetwork, await town.Vote("P-1", "cookie 3", 1, network: "192.0.2.1"));
        Assert.Equal(VoteOutcome.AlreadyVoted, await town.Vote("P-1", "cookie 2", 1, network: "192.0.2.1"));
        Assert.Equal(VoteOutcome.Counted, await town.Vote("P-2", "cookie 3", 1, network: "192.0.2.1"));
        Assert.Equal(VoteOutcome.Counted, await town.Vote("P-1", "neighbour", 4, network: "192.0.2.2"));
        town.Platform.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(VoteOutcome.Counted, await town.Vote("P-1", "cookie 3", 1, network: "192.0.2.1"));
        Assert.Equal(6, town.Votes().Count);
    }

    [Fact]
    public async Task Votes_from_everywhere_at_once_are_counted_as_fast_as_people_stand_at_a_post()
    {
        await using var town = await EngagedTenant.Create(new Dictionary<string, string?> { ["Engagement:VotesOfPlacePerMinute"] = "2" });
        Assert.Equal(VoteOutcome.Counted, await town.Vote("P-1", "one", 1));
        town.Platform.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(VoteOutcome.Counted, await town.Vote("P-1", "two", 1));
        Assert.Equal(VoteOutcome.TooManyNow, await town.Vote("P-1", "three", 1));
        Assert.Equal(VoteOutcome.Counted, await town.Vote("P-2", "three", 1));
        town.Platform.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(VoteOutcome.Counted, await town.Vote("P-1", "three", 1));
    }

    [Fact]
    public async Task A_household_of_one_connection_votes_at_its_lamp_without_being_refused()
    {
        foreach (var phone in Enumerable.Range(0, 6))
        {
            Assert.Equal(VoteOutcome.Counted, await eibar.Vote("P-1", $"phone {phone}", 3, network: "192.0.2.1"));
        }
    }

    [Fact]
    public async Task Nothing_of_a_voter_is_stored_and_the_key_of_a_day_goes()
    {
        await eibar.Vote("P-1", "a-cookie-that-nobody-may-find", 5);
        Assert.DoesNotContain("a-cookie-that-nobody-may-find", eibar.Votes().Single().Key, StringComparison.Ordinal);
        eibar.Platform.Clock.Advance(TimeSpan.FromDays(2));
        await eibar.Vote("P-1", "another", 5);

        Assert.Equal(new DateOnly(2026, 3, 12), eibar.Tenant.Rows<VoteSaltRow>().Single().Day);
    }

    [Fact]
    public async Task Votes_of_the_platform_and_of_a_gateway_are_the_same_figure()
    {
        foreach (var voter in Enumerable.Range(0, 3))
        {
            await eibar.Vote("P-1", $"voter {voter}", 4);
        }

        await eibar.Tenant.Quantify(1, TestRequest.OfHeads("DSE05", "0.0.1", [.. new[] { "P-2", "P-3", "P-3" }.Select((place, at) =>
            (place, When.Instant("2026-03-10T20:00:00Z").AddMinutes(at), new[] { ("vote_id", $"g{at}"), ("score", "2") }))]));
        await eibar.Tenant.ComputePeriods();

        var satisfaction = eibar.Tenant.PeriodKpi(PeriodKpiDefinitions.VoteSatisfaction, KpiResolution.Month, "2026-03-01")!;
        Assert.Equal((50.0, 6), (satisfaction.Value!.Value, satisfaction.ValidIntervals));
    }

    [Fact]
    public async Task A_vote_asks_for_the_figures_of_its_month_alone()
    {
        await eibar.Vote("P-9", "one", 4);

        await using var connection = eibar.Platform.Contexts.OpenReader();
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT COUNT(*) FROM "StaleMonths" """;
        Assert.Equal(1L, Convert.ToInt64(await command.ExecuteScalarAsync(Cancellation), provider: null));
        Assert.Contains(eibar.Tenant.Rows<WorkItemRow>(), item => item.Contract.Contains("PeriodsStale", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_result_is_told_from_five_votes_on()
    {
        for (var voter = 0; voter < 4; voter++)
        {
            await eibar.Vote("P-1", $"voter {voter}", 5);
        }

        Assert.Equal(new Opinion(4, null, null, null), (await Find("P-1"))!.Result);
        await eibar.Vote("P-1", "fifth", 5);
        await eibar.Vote("P-9", "elsewhere", 1);
        // Five votes of 100, drawn towards 500 / 6 by twenty of those.
        var result = (await Find("P-1"))!.Result;
        Assert.Equal(((5 * 100) + (20 * 500 / 6.0)) / 25, result.Shown!.Value, 9);
        Assert.Equal((5, 100.0, 0.0), (result.Votes, result.Mean!.Value, result.Margin!.Value));
    }

    [Fact]
    public async Task Outside_of_its_days_a_campaign_takes_no_vote_and_says_when_it_was()
    {
        var place = (await Find("P-1"))!;
        Assert.Equal((VotingState.Open, "Untzaga", "District 30"), (place.State, place.Street, place.District));
        // In Madrid the last day lasts until 22:00 UTC.
        eibar.Platform.Clock.SetUtcNow(When.Instant("2026-03-31T21:59:00Z"));
        Assert.Equal(VoteOutcome.Counted, await eibar.Vote("P-1", "late", 3));
        eibar.Platform.Clock.SetUtcNow(When.Instant("2026-03-31T22:00:00Z"));
        Assert.Equal(VoteOutcome.NotAsked, await eibar.Vote("P-1", "too late", 3));
        place = (await Find("P-1"))!;
        Assert.Equal((VotingState.Over, new DateOnly(2026, 3, 31)), (place.State, place.LastDay));
        Assert.Single(eibar.Votes());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public async Task A_mark_that_is_none_is_not_kept(int score)
    {
        Assert.Equal(VoteOutcome.Invalid, await eibar.Vote("P-1", "one", score));
        Assert.Empty(eibar.Votes());
    }

    [Fact]
    public async Task A_place_and_its_address_name_the_same_tenant() => Assert.Equal(
        (await Find("P-1"))!.TenantCode, await eibar.Voting.TenantCodeOf(await eibar.TagOf("P-1"), Cancellation));

    [Fact]
    public async Task An_unknown_place_is_none()
    {
        Assert.Null(await eibar.Voting.Find("n0p1ace0", Cancellation));
        Assert.Null(await eibar.Voting.TenantCodeOf("n0p1ace0", Cancellation));
        Assert.Equal(VoteOutcome.NotAsked, await eibar.Voting.Cast("n0p1ace0", "one", "192.0.2.1", new VoteDraft(3, null, "en"), Cancellation));
    }

    [Fact]
    public async Task Staff_of_another_tenant_see_and_change_nothing()
    {
        await eibar.Vote("P-1", "one", 4, "between us");
        eibar.Platform.Session.IsPlatformAdministrator = true;
        var barcelona = await QuantifiedTenant.Create(eibar.Platform, "20");
        eibar.Platform.Session.BecomeOperator(barcelona.Id);

        Assert.Empty(await eibar.Campaigns.List(Cancellation));
        Assert.Empty(await eibar.Campaigns.Places(Cancellation));
        Assert.Null(await eibar.Campaigns.Sheets(EngagedTenant.Campaign, Cancellation));
        Assert.Empty(await eibar.Platform.Get<IOpinions>().Votes(null, new(2026, 3, 1), new(2026, 4, 1), Cancellation));
        var refused = await eibar.Campaigns.Put("30", new CampaignDraft("x", "x", new(2026, 3, 1), new(2026, 3, 2), []), Cancellation);
        Assert.Equal(AdministrationOutcome.NotAllowed, refused.Outcome);
    }

    [Fact]
    public async Task A_resident_is_no_staff()
    {
        eibar.Platform.Session.BecomeNobody();
        (eibar.Platform.Session.CurrentTenantId, eibar.Platform.Session.AccountName) = (eibar.Tenant.Id, "resident@eibar.example");

        Assert.Empty(await eibar.Campaigns.List(Cancellation));
        var refused = await eibar.Campaigns.PutPlaces(null, [new("P-7", "Untzaga 7", "477")], Cancellation);
        Assert.Equal(AdministrationOutcome.NotAllowed, refused.Outcome);
    }

    [Theory]
    [InlineData("P-7", "nothing", "there is no cabinet or node")]
    [InlineData("478", "477", "the name of another meter or asset")]
    [InlineData("", "477", "allowed are 1 to 100 printable characters")]
    public async Task A_place_that_breaks_a_rule_is_told_why(string code, string asset, string why)
    {
        eibar.Platform.Session.BecomeOperator(eibar.Tenant.Id);
        var refused = await eibar.Campaigns.PutPlaces(null, [new(code, "Untzaga 7", asset)], Cancellation);

        Assert.Equal(AdministrationOutcome.Invalid, refused.Outcome);
        Assert.Contains(why, refused.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Campaigns_are_audited_and_the_same_again_is_not()
    {
        eibar.Platform.Session.BecomeOperator(eibar.Tenant.Id);
        var longer = new CampaignDraft(EngagedTenant.Campaign, "Light of 2026", new(2026, 3, 1), new(2026, 4, 30), ["P-1"]);
        await EngagedTenant.Done(eibar.Campaigns.Put(null, longer, Cancellation));
        await EngagedTenant.Done(eibar.Campaigns.Put(null, longer, Cancellation));

        await using var database = eibar.Platform.Contexts.Read(TenantScope.Platform);
        var lines = database.Set<AuditRow>().Where(line => line.What == "engagement.campaign").OrderBy(line => line.Id).ToList();
        Assert.Equal(2, lines.Count);
        Assert.Equal(
            ("Light of 2026, 2026-03-01 to 2026-03-31, 4 places", "Light of 2026, 2026-03-01 to 2026-04-30, 1 places"), (lines[1].Before, lines[1].After));
        Assert.Equal(["P-1"], (await eibar.Campaigns.List(Cancellation)).Single().PlaceCodes);
        eibar.Platform.Session.BecomeNobody();
        Assert.Equal(VoteOutcome.NotAsked, await eibar.Vote("P-2", "one", 3));
    }

    private async Task<VotePlace?> Find(string code) => await eibar.Voting.Find(await eibar.TagOf(code), Cancellation);
}

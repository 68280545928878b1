using System.Net;
using System.Text.Json;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Partners;

/// <summary>What becomes of a message between modules.</summary>
public class PartnerBusTests : PostOfficeContract
{
    [Fact]
    public async Task A_message_reaches_the_module_that_handles_it_once_for_each_idempotency_key()
    {
        await post.Register(PostOffice);

        var (status, taken) = await Send("one");
        Assert.Equal((HttpStatusCode.Accepted, "Post"), (status, taken.GetProperty("deliveredTo")[0].GetString()));
        Assert.Equal(HttpStatusCode.Accepted, (await Send("one")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await Send("one", "Kalundborg")).Status);

        var work = await Take();
        Assert.Equal(
            Assert.Single(platform.Rows<WorkItemRow>(), row => row.Contract == "Post.SendLetter").LeaseEndsAt!.Value.ToUnixTimeMilliseconds(),
            work.GetProperty("leaseEnds").GetDateTimeOffset().ToUnixTimeMilliseconds());
        Assert.Equal(("Post.SendLetter", "Eibar", 1), (
            work.GetProperty("contract").GetString(), work.GetProperty("message").GetProperty("to").GetString(), work.GetProperty("attempt").GetInt32()));
        var done = new { lease = work.GetProperty("lease").GetString(), messages = new[] { new { contract = "Post.LetterSent", message = new { to = "Eibar" } } } };
        Assert.Equal(HttpStatusCode.NoContent, (await post.Post(Path(work, "done"), done)).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await post.Post(Path(work, "done"), done)).Status);

        var following = await Take();
        Assert.Equal("Post.LetterSent", following.GetProperty("contract").GetString());
        Assert.Equal(work.GetProperty("conversation").GetString(), following.GetProperty("conversation").GetString());
        Assert.Equal(HttpStatusCode.NoContent, (await post.Post(Path(following, "done"), new { lease = following.GetProperty("lease").GetString() })).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await post.Post("/bus/work")).Status);
    }

    [Fact]
    public async Task Two_nodes_hand_out_each_message_once_and_take_the_outcome_of_either()
    {
        const int Letters = 20;
        await using var second = await platform.Another(Configure, bus: true);
        using var beside = PartnerClient.With(second, post.Certificate);
        await post.Register(PostOffice);
        await Eventually.Equal(
            4, async () => (await beside.Send(HttpMethod.Get, "/bus/services")).Body.EnumerateArray().Count(service => service.GetProperty("module").GetString() == "Post"));
        for (var letter = 0; letter < Letters; letter++)
        {
            Assert.Equal(HttpStatusCode.Accepted, (await Send($"{letter}", $"{letter}")).Status);
        }

        var taken = (await Task.WhenAll(TakeAll(post), TakeAll(beside))).SelectMany(works => works).ToList();
        Assert.Equal(
            Enumerable.Range(0, Letters).Select(letter => $"{letter}").Order(),
            taken.Select(work => work.GetProperty("message").GetProperty("to").GetString()).Order());

        foreach (var (work, index) in taken.Select((work, index) => (work, index)))
        {
            var node = index % 2 == 0 ? post : beside;
            Assert.Equal(HttpStatusCode.NoContent, (await node.Post(Path(work, "done"), new { lease = work.GetProperty("lease").GetString() })).Status);
        }

        Assert.All(platform.Rows<WorkItemRow>().Where(row => row.Contract == "Post.SendLetter"), row => Assert.Equal((WorkItemState.Done, 1), (row.State, row.Attempts)));

        static async Task<List<JsonElement>> TakeAll(PartnerClient node)
        {
            List<JsonElement> works = [];
            while (await node.Post("/bus/work") is (HttpStatusCode.OK, var work))
            {
                works.Add(work);
            }

            return works;
        }
    }

    [Fact]
    public async Task A_question_of_the_platform_is_answered_by_the_module()
    {
        await post.Register(PostOffice);
        var asked = platform.Get<IServiceCalls>().AskWritten(
            platform.Get<ITenantRegistry>().FindByCode("20")!.Id, "talk", "Post.PriceAsked", """{"to":"Eibar"}""", TimeSpan.FromMinutes(2), Cancellation);

        var work = await Take();
        var (status, problem) = await post.Post(Path(work, "done"), new { lease = work.GetProperty("lease").GetString() });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("'reply' is missing", problem.GetProperty("title").GetString(), StringComparison.Ordinal);
        await post.Post(Path(work, "done"), new { lease = work.GetProperty("lease").GetString(), reply = new { cents = 95 } });

        Assert.Equal(95, JsonElement.Parse(await asked).GetProperty("cents").GetInt32());
    }

    [Fact]
    public async Task A_question_whose_asker_went_away_is_withdrawn()
    {
        await post.Register(PostOffice);
        using var going = new CancellationTokenSource();
        var asked = platform.Get<IServiceCalls>().AskWritten(
            platform.Get<ITenantRegistry>().FindByCode("20")!.Id, "talk", "Post.PriceAsked", """{"to":"Eibar"}""", TimeSpan.FromMinutes(2), going.Token);
        await Eventually.Equal(1, () => platform.Rows<WorkItemRow>().Count(row => row.Contract == "Post.PriceAsked"));

        await going.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        Assert.Equal(WorkItemState.Done, Assert.Single(platform.Rows<WorkItemRow>(), row => row.Contract == "Post.PriceAsked").State);
    }

    [Fact]
    public async Task A_command_that_is_redirected_reaches_the_module_that_stands_in_and_no_other()
    {
        using var courier = await Courier();
        await Send("one");
        Assert.Equal(HttpStatusCode.NoContent, (await courier.Post("/bus/work")).Status);

        await Redirect("Post.SendLetter", "Courier");
        var (_, taken) = await Send("two", "Kalundborg");
        Assert.Equal("Courier", taken.GetProperty("deliveredTo")[0].GetString());

        Assert.Equal(HttpStatusCode.NoContent, (await post.Post("/bus/work")).Status);
        foreach (var to in new[] { "Eibar", "Kalundborg" })
        {
            var work = await Take(courier);
            Assert.Equal(to, work.GetProperty("message").GetProperty("to").GetString());
            Assert.Equal(HttpStatusCode.NoContent, (await courier.Post(Path(work, "done"), new { lease = work.GetProperty("lease").GetString() })).Status);
        }

        await Redirect("Post.SendLetter", null);
        await Send("three", "Barcelona");
        Assert.Equal(HttpStatusCode.NoContent, (await courier.Post("/bus/work")).Status);
        Assert.Equal("Barcelona", (await Take()).GetProperty("message").GetProperty("to").GetString());
    }

    [Fact]
    public async Task A_question_that_is_redirected_is_answered_by_the_module_that_stands_in()
    {
        using var courier = await Courier();
        await Redirect("Post.PriceAsked", "Courier");
        var asked = platform.Get<IServiceCalls>().AskWritten(
            platform.Get<ITenantRegistry>().FindByCode("20")!.Id, "talk", "Post.PriceAsked", """{"to":"Eibar"}""", TimeSpan.FromMinutes(2), Cancellation);

        var work = await Take(courier);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await courier.Post(
            Path(work, "done"), new { lease = work.GetProperty("lease").GetString(), reply = new { euros = 9 } })).Status);
        await courier.Post(Path(work, "done"), new { lease = work.GetProperty("lease").GetString(), reply = new { cents = 900 } });

        Assert.Equal(900, JsonElement.Parse(await asked).GetProperty("cents").GetInt32());
    }

    [Fact]
    public async Task Another_tenants_module_sees_none_of_it()
    {
        using var other = await OfAnotherTenant();
        await post.Register(PostOffice);
        await Send("one");
        var work = await Take();

        Assert.Equal(HttpStatusCode.NotFound, (await other.Post("/bus/messages", new { contract = "Post.SendLetter", message = new { to = "Eibar" } }, "one")).Status);
        await other.Register(PostOffice);
        Assert.Equal(HttpStatusCode.NoContent, (await other.Post("/bus/work")).Status);
        foreach (var outcome in new[] { "done", "failed", "extend" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.Post(Path(work, outcome), new { lease = work.GetProperty("lease").GetString(), error = "not mine" })).Status);
        }

        var (_, listed) = await other.Send(HttpMethod.Get, "/bus/services");
        Assert.Equal(4, listed.EnumerateArray().Count(service => service.GetProperty("module").GetString() == "Post"));

        Assert.Equal(HttpStatusCode.NoContent, (await post.Post(Path(work, "done"), new { lease = work.GetProperty("lease").GetString() })).Status);
        var sent = Assert.Single(platform.Rows<WorkItemRow>(), row => row.Contract == "Post.SendLetter");
        Assert.Equal((WorkItemState.Done, 1, null), (sent.State, sent.Attempts, sent.Error));
    }

    [Fact]
    public async Task A_unique_key_holds_back_the_own_messages_and_nobody_elses()
    {
        using var other = await OfAnotherTenant();
        await post.Register(PostOffice);
        await other.Register(PostOffice);
        foreach (var (module, key, to) in new[] { (post, "one", "Eibar"), (other, "two", "Kalundborg"), (post, "three", "Barcelona") })
        {
            var (status, _) = await module.Post("/bus/messages", new { contract = "Post.SendLetter", message = new { to }, uniqueKey = "today" }, key);
            Assert.Equal(HttpStatusCode.Accepted, status);
        }

        Assert.Equal("Eibar", (await Take()).GetProperty("message").GetProperty("to").GetString());
        Assert.Equal(HttpStatusCode.NoContent, (await post.Post("/bus/work")).Status);
        Assert.Equal("Kalundborg", (await Take(other)).GetProperty("message").GetProperty("to").GetString());
        Assert.Equal(
            ["20-Post-", "30-Post-"],
            platform.Rows<WorkItemRow>().Where(row => row.Contract == "Post.SendLetter").Select(row => row.ConversationId[..8]).Distinct().Order());
    }

    /// <summary>A module that stands in for the post office.</summary>
    private async Task<PartnerClient> Courier()
    {
        await post.Register(PostOffice);
        var courier = await PartnerClient.Issue(platform, "Courier");
        await courier.Register(new { standsIn = new[] { new { contract = "Post.SendLetter" }, new { contract = "Post.PriceAsked" } } });
        return courier;
    }

    private async Task Redirect(string contract, string? to)
    {
        await using var scope = platform.Scope();
        Assert.Equal(AdministrationOutcome.Done, (await scope.Get<IServiceBoard>().Redirect(new ServiceKey(contract, "Post"), "20", to, Cancellation)).Outcome);
    }

    /// <summary>A module of the same name.</summary>
    private async Task<PartnerClient> OfAnotherTenant()
    {
        await using (var scope = platform.Scope())
        {
            await scope.Get<ITenantDirectory>().Add(new TenantDraft("30", "Eibar"), Cancellation);
        }

        return await PartnerClient.Issue(platform, "Post", "30");
    }
}

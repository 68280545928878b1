using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Bus.Soap;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Partners;

public class PartnerBusTests : IAsyncLifetime
{
    private static readonly JsonElement Letter = JsonElement.Parse(
        """{"type":"object","required":["to"],"properties":{"to":{"type":"string"},"pages":{"type":"integer","minimum":1}},"additionalProperties":false}""");

    private static readonly object PostOffice = new
    {
        handles = new object[]
        {
            new { contract = "Post.SendLetter", kind = "command", schema = Letter },
            new { contract = "Post.PriceAsked", kind = "query", schema = Letter, replySchema = JsonElement.Parse("""{"type":"object","required":["cents"]}""") },
            new { contract = "Post.LetterSent", schema = Letter },
        },
        tells = new object[] { new { contract = "Post.LetterSent", schema = Letter } },
    };

    private RunningPlatform platform = null!;
    private PartnerClient post = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        platform = await RunningPlatform.Start(Configure, bus: true);
        post = await PartnerClient.Issue(platform, "Post");
    }

    public async ValueTask DisposeAsync()
    {
        post.Dispose();
        await platform.DisposeAsync();
    }

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
    public async Task Work_that_failed_comes_again_with_the_same_key_and_ends_parked_when_it_is_hopeless()
    {
        await post.Register(PostOffice);
        await Send("one");
        var first = await Take();
        Assert.Equal(HttpStatusCode.NoContent, (await post.Post(
            Path(first, "failed"), new { lease = first.GetProperty("lease").GetString(), error = "no stamps" })).Status);

        var second = await Take();
        Assert.Equal(2, second.GetProperty("attempt").GetInt32());
        Assert.Equal(first.GetProperty("idempotencyKey").GetString(), second.GetProperty("idempotencyKey").GetString());
        var (status, problem) = await post.Post(Path(second, "done"), new { lease = first.GetProperty("lease").GetString() });
        Assert.Equal((HttpStatusCode.Conflict, true), (status, problem.GetProperty("title").GetString()!.Contains("lease is lost", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.OK, (await post.Post(Path(second, "extend"), new { lease = second.GetProperty("lease").GetString() })).Status);
        await post.Post(Path(second, "failed"), new { lease = second.GetProperty("lease").GetString(), error = "no such street", hopeless = true });

        var parked = Assert.Single(platform.Rows<WorkItemRow>(), row => row.Contract == "Post.SendLetter");
        Assert.Equal((WorkItemState.Parked, "Post: no such street"), (parked.State, parked.Error));
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
    public async Task What_does_not_follow_its_schema_is_refused_with_each_place_and_nothing_is_stored()
    {
        await post.Register(PostOffice);

        var (status, problem) = await post.Post("/bus/messages", new { contract = "Post.SendLetter", message = new { pages = 0, color = "red" } }, "one");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        var errors = string.Join('\n', problem.GetProperty("errors").EnumerateArray().Select(error => error.GetString()));
        Assert.Contains("to", errors, StringComparison.Ordinal);
        Assert.Contains("/pages", errors, StringComparison.Ordinal);
        Assert.Contains("/color", errors, StringComparison.Ordinal);
        Assert.DoesNotContain(platform.Rows<WorkItemRow>(), row => row.Contract == "Post.SendLetter");
        Assert.Empty(platform.Rows<ModuleMessageRow>());
    }

    [Fact]
    public async Task A_registration_that_cannot_be_published_says_why()
    {
        foreach (var (registration, reason) in new[]
        {
            ("""{"handles":[{"contract":"Courier.SendLetter","schema":{}}]}""", "Courier.SendLetter: no module publishes it"),
            ("""{"tells":[{"contract":"Quantification.ReadingsChanged"}]}""", "a module tells its own events alone"),
            ("""{"handles":[{"contract":"Quantification.HoursAsked"}]}""", "query of the module 'Quantification'"),
            ("""{"handles":[{"contract":"Post.Letter"}]}""", "'schema' is missing"),
            ("""{"handles":[{"contract":"Post.Letter","schema":{"$ref":"https://elsewhere.example/letter"}}]}""", "refers to 'https://elsewhere.example/letter'"),
            ("""{"handles":[{"contract":"Post.Letter","schema":{"properties":{"a":{"pattern":"(a+)+$"}}}}]}""", "uses 'pattern'"),
            ("""{"handles":[{"contract":"Post.Letter","kind":"question","schema":{}}]}""", "'kind' is 'question'; allowed are event, command, query"),
            ("""{"handles":[{"contract":"Post Letter","schema":{}}]}""", "allowed are words of letters and digits"),
            ("""{}""", "hold 0 contracts; allowed are 1 to 100"),
        })
        {
            var (status, problem) = await post.Send(HttpMethod.Put, "/bus/registration", JsonElement.Parse(registration));

            Assert.True(status == HttpStatusCode.UnprocessableEntity, registration);
            Assert.Contains(reason, problem.GetProperty("errors")[0].GetString(), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(platform.Rows<ServiceRow>(), row => row.Module == "Post");
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
        Assert.Equal(HttpStatusCode.NotFound, (await other.Post(Path(work, "done"), new { lease = work.GetProperty("lease").GetString() })).Status);
        var (_, listed) = await other.Send(HttpMethod.Get, "/bus/services");
        Assert.Equal(4, listed.EnumerateArray().Count(service => service.GetProperty("module").GetString() == "Post"));
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
    }

    [Fact]
    public async Task Only_a_module_with_a_valid_certificate_comes_in_and_the_port_leads_nowhere_else()
    {
        using var stranger = PartnerClient.With(platform, TestCertificates.SelfSigned("stranger"));
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.Post("/bus/work")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await post.Send(HttpMethod.Get, "/aggregation?wsdl")).Status);
        using var elsewhere = await platform.Client.PostAsync(new Uri(platform.Address, "/bus/work"), null, Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, elsewhere.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await post.Post("/bus/work")).Status);

        await using (var scope = platform.Scope())
        {
            await scope.Get<ITrustStore>().Revoke(Sha256Thumbprint.Of(post.Certificate), "laptop lost", Cancellation);
        }

        var (status, problem) = await post.Post("/bus/work");
        Assert.Equal((HttpStatusCode.Forbidden, true), (status, problem.GetProperty("title").GetString()!.Contains("revoked", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Too_large_a_request_one_of_nothing_and_too_long_a_wait_are_refused()
    {
        await post.Register(PostOffice);

        var (status, problem) = await Send("one", new string('x', 30_000));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, true), (status, problem.GetProperty("title").GetString()!.Contains("too large", StringComparison.Ordinal)));
        (status, problem) = await post.Send(HttpMethod.Put, "/bus/registration", JsonElement.Parse("""{"handles":[null]}"""));
        Assert.Equal((HttpStatusCode.BadRequest, true), (status, problem.GetProperty("title").GetString()!.Contains("'handles' is null", StringComparison.Ordinal)));
        (status, problem) = await post.Post("/bus/work?wait=1000");
        Assert.Equal((HttpStatusCode.BadRequest, true), (status, problem.GetProperty("title").GetString()!.Contains("allowed are 0 to 60", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_module_has_so_many_requests_at_once()
    {
        await post.Register(PostOffice);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var waiting = Enumerable.Range(0, 3).Select(_ => post.Wait(leaving.Token)).ToList();

        await Answers(HttpStatusCode.TooManyRequests);
        await leaving.CancelAsync();
        await Task.WhenAll(waiting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        await Answers(HttpStatusCode.NoContent);
    }

    private static void Configure(WebApplicationBuilder builder) => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["Partners:Poll"] = "00:00:00.020",
        ["Partners:MostBytes"] = "20000",
        ["Partners:AtOnce"] = "3",
        ["WorkItems:BackOff:0"] = "00:00:00.001",
    });

    /// <summary>Waits until a request for work is answered so.</summary>
    private Task Answers(HttpStatusCode expected) => Eventually.Equal(expected, async () => (await post.Post("/bus/work")).Status);

    private static string Path(JsonElement work, string outcome) => $"/bus/work/{work.GetProperty("id").GetInt64()}/{outcome}";

    private Task<(HttpStatusCode Status, JsonElement Body)> Send(string key, string to = "Eibar") =>
        post.Post("/bus/messages", new { contract = "Post.SendLetter", message = new { to } }, key);

    /// <summary>A module of the same name.</summary>
    private async Task<PartnerClient> OfAnotherTenant()
    {
        await using (var scope = platform.Scope())
        {
            await scope.Get<ITenantDirectory>().Add(new TenantDraft("30", "Eibar"), Cancellation);
        }

        return await PartnerClient.Issue(platform, "Post", "30");
    }

    private async Task<JsonElement> Take(PartnerClient? module = null)
    {
        var (status, work) = await (module ?? post).Post("/bus/work?wait=60");
        Assert.Equal(HttpStatusCode.OK, status);
        return work;
    }
}

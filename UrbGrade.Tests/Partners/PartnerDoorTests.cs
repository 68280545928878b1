using System.Net;
using System.Text.Json;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Soap;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Partners;

/// <summary>Who and what does not come in.</summary>
public class PartnerDoorTests : PostOfficeContract
{
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
            ("""{"standsIn":[{"contract":"Courier.SendLetter"}]}""", "Courier.SendLetter: no module publishes it"),
            ("""{"standsIn":[{"contract":"Post.Letter","schema":{}}]}""", "a module stands in for others"),
            ("""{"handles":[{"contract":"Quantification.ReadingsChanged"}],"standsIn":[{"contract":"Quantification.ReadingsChanged"}]}""", "stands twice"),
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

    /// <summary>Waits until a request for work is answered so.</summary>
    private Task Answers(HttpStatusCode expected) => Eventually.Equal(expected, async () => (await post.Post("/bus/work")).Status);
}

using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using UrbGrade.Gateway.Collect.Sources.Forms;
using UrbGrade.Gateway.Events;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Gateway.Collect.Sources;

public sealed class WebFormTests : IAsyncDisposable
{
    private const string KeyVariable = "URBGRADE_TEST_FORM_KEY";

    private const string Structure = """
        "forms": { "comfort-v2": {
          "about": { "lang": { "kind": "choice", "choices": ["ca", "es", "en"] }, "dwelling": { "required": true, "maxLength": 40 } },
          "answers": {
            "winterComfort": { "kind": "whole", "required": true, "min": 1, "max": 5 },
            "heatingHours": {}, "draughts": { "kind": "choices", "choices": ["finestres", "porta", "sostre"] },
            "since": { "kind": "date" }, "insulated": { "kind": "flag" }, "area": { "kind": "number", "min": 10, "max": 500 },
            "comment": { "maxLength": 200 } } } },
        """;

    private CancellationTokenSource stopping = new();
    private readonly HttpClient http = new();
    private GatewayWorld? world;
    private WebFormSource? source;
    private Task listening = Task.CompletedTask;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private GatewayWorld Gateway => world!;

    [Fact]
    public async Task An_answer_is_on_the_disk_when_it_is_answered_and_read_as_a_record()
    {
        await ListenAsync();
        var sample = JsonNode.Parse(Encoding.UTF8.GetString(GatewaySamples.Read("barcelona/webform_survey.jsonl")).Split('\n')[0])!.AsObject();
        sample.Remove("form");
        sample.Remove("submittedAt");

        var answer = await PostAsync(sample);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var part = Assert.Single(Gateway.Dropped());
        Assert.EndsWith(".jsonl.part", part, StringComparison.Ordinal);
        Assert.Equal(
            """{"id":"01J0-1","form":"comfort-v2","lang":"ca","dwelling":"BCN-DW-014","submittedAt":"2014-12-25T17:24:31Z","answers":{"winterComfort":2,"heatingHours":"18-23","draughts":["finestres","porta"],"comment":"La façana nord és molt freda."}}""" + "\n",
            Encoding.UTF8.GetString(Gateway.ReadDropped(part)));
        await StopAsync();
        Assert.Equal(1, Gateway.Take());
        Assert.Equal(1, Gateway.Count("record"));
    }

    [Fact]
    public async Task A_web_page_may_send_it_as_web_pages_do()
    {
        await ListenAsync();
        using var form = new FormUrlEncodedContent(
        [
            new("id", "p-1"), new("dwelling", "BCN-DW-014"), new("lang", ""), new("winterComfort", "4"), new("draughts", "porta"), new("draughts", "sostre"),
            new("insulated", "on"), new("area", "72.5"), new("since", "2013-11-18"), new("comment", "=HYPERLINK(\"x\")"),
        ]);

        var answer = await http.PostAsync(Address("comfort-v2"), form, Cancellation);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Contains(
            ""","answers":{"winterComfort":4,"draughts":["porta","sostre"],"since":"2013-11-18","insulated":true,"area":72.5,"comment":"=HYPERLINK(\"x\")"}}""",
            Encoding.UTF8.GetString(Gateway.ReadDropped(Assert.Single(Gateway.Dropped()))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_answer_sent_again_counts_once_also_after_a_restart()
    {
        await ListenAsync();
        Assert.Equal(HttpStatusCode.Created, (await PostAsync(Answer("a-1"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(Answer("a-1"))).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(Answer("a-1", comfort: 5))).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await PostAsync(Answer("a-2", comfort: 5))).StatusCode);
        using var byHeader = new HttpRequestMessage(HttpMethod.Post, Address("comfort-v2")) { Content = JsonContent.Create(Answer(null)), Headers = { { "Idempotency-Key", "h-1" } } };
        Assert.Equal(HttpStatusCode.Created, (await http.SendAsync(byHeader, Cancellation)).StatusCode);

        await StopAsync();
        Assert.Equal(3, Encoding.UTF8.GetString(Gateway.ReadDropped(Assert.Single(Gateway.Dropped()))).Count(letter => letter == '\n'));
        Gateway.Restart();
        await StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(Answer("a-1"))).StatusCode);
    }

    [Theory]
    [InlineData("""{ "id": "x", "dwelling": "D" }""", "winterComfort", "missing", "a whole number from 1 to 5")]
    [InlineData("""{ "id": "x", "dwelling": "D", "answers": { "winterComfort": 6 } }""", "winterComfort", "6", "a whole number from 1 to 5")]
    [InlineData("""{ "id": "x", "dwelling": "D", "answers": { "winterComfort": 2.5 } }""", "winterComfort", "2.5", "a whole number from 1 to 5")]
    [InlineData("""{ "id": "x", "dwelling": "D", "answers": { "winterComfort": [1] } }""", "winterComfort", "[1]", "a whole number from 1 to 5")]
    [InlineData("""{ "id": "x", "dwelling": "", "winterComfort": 1 }""", "dwelling", "missing", "a text of at most 40 characters")]
    [InlineData("""{ "id": "x", "dwelling": "D", "winterComfort": 1, "lang": "fr" }""", "lang", "\"fr\"", "ca, es, en")]
    [InlineData("""{ "id": "x", "dwelling": "D", "winterComfort": 1, "draughts": ["porta", "porta"] }""", "draughts", "[\"porta\",\"porta\"]", "a list of finestres, porta, sostre")]
    [InlineData("""{ "id": "x", "dwelling": "D", "winterComfort": 1, "since": "18/11/2013" }""", "since", "\"18/11/2013\"", "a day such as 2013-11-18")]
    [InlineData("""{ "id": "x", "dwelling": "D", "winterComfort": 1, "age": 7 }""", "age", "unknown field", "area, comment")]
    public async Task A_field_that_will_not_do_is_named_with_what_would(string body, string field, string found, string allowed)
    {
        await ListenAsync();

        var answer = await PostAsync(JsonNode.Parse(body)!);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = Assert.Single(JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancellation))!["problems"]!.AsArray())!;
        Assert.Equal((field, found), (problem["field"]!.GetValue<string>(), problem["found"]!.GetValue<string>()));
        Assert.StartsWith(allowed, problem["allowed"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Empty(Gateway.Dropped());
        Assert.Contains(EventCode.FormRefused, Gateway.EventCodes());
    }

    [Fact]
    public async Task What_is_no_form_is_refused_with_the_reason()
    {
        await ListenAsync("\"maxBytes\": 1000,");

        Assert.Equal(HttpStatusCode.NotFound, (await http.PostAsync(Address("other"), JsonContent.Create(Answer("x")), Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(Answer(null))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync("{ \"id\": \"x\", ", "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync("{ \"id\": \"x\", \"id\": \"y\" }", "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync("[]", "application/json"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await StatusAsync("<x/>", "text/xml"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await StatusAsync("{ \"id\": \"" + new string('x', 2000) + "\" }", "application/json"));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await http.GetAsync(Address("comfort-v2"), Cancellation)).StatusCode);
        Assert.Empty(Gateway.Dropped());

        async Task<HttpStatusCode> StatusAsync(string body, string type) =>
            (await http.PostAsync(Address("comfort-v2"), new StringContent(body, Encoding.UTF8, type), Cancellation)).StatusCode;
    }

    [Fact]
    public async Task Answers_from_elsewhere_need_TLS_and_the_key()
    {
        using var folder = new TemporaryFolder();
        using var certificate = TestCertificates.SelfSigned("localhost");
        var files = TestCertificates.Write(folder.Path, "server", certificate);
        Environment.SetEnvironmentVariable(KeyVariable, "f0rm-key");
        Environment.SetEnvironmentVariable("URBGRADE_TEST_FORM_TLS", files.Password);
        await ListenAsync($$""" "key": "env:{{KeyVariable}}", "tls": { "certificate": "{{files.Pkcs12}}", "password": "env:URBGRADE_TEST_FORM_TLS" }, """, "https://0.0.0.0:0");
        using var handler = new SocketsHttpHandler();
        handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == certificate.Thumbprint;
        using var client = new HttpClient(handler);
        var address = new Uri($"https://localhost:{source!.Port}/forms/comfort-v2");

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.PostAsJsonAsync(address, Answer("k-1"), Cancellation)).StatusCode);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "wrong");
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.PostAsJsonAsync(address, Answer("k-1"), Cancellation)).StatusCode);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "f0rm-key");
        Assert.Equal(HttpStatusCode.Created, (await client.PostAsJsonAsync(address, Answer("k-1"), Cancellation)).StatusCode);
        Assert.Equal(2, Gateway.EventCodes().Count(code => code == EventCode.SenderRefused));
    }

    [Fact]
    public async Task Answers_are_handed_on_after_a_while()
    {
        await ListenAsync("\"rotate\": \"PT1M\",");
        await PostAsync(Answer("a-1"));

        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!Gateway.Dropped().Any(name => name.EndsWith(".jsonl", StringComparison.Ordinal)))
        {
            Gateway.Clock.Advance(TimeSpan.FromSeconds(20));
            await Task.Delay(10, limit.Token);
        }

        Assert.Equal(HttpStatusCode.Created, (await PostAsync(Answer("a-2"))).StatusCode);
    }

    [Theory]
    [InlineData("\"listen\": \"http://0.0.0.0:8080\"", "sources[3].listen: 'http://0.0.0.0:8080'")]
    [InlineData("\"listen\": \"https://0.0.0.0:8443\"", "sources[3].key: missing")]
    [InlineData("\"listen\": \"https://127.0.0.1:8443\"", "sources[3].tls: missing")]
    [InlineData("\"listen\": \"http://127.0.0.1:0\"", "sources[3].forms: missing")]
    [InlineData("\"listen\": \"http://127.0.0.1:0\", \"forms\": { \"f\": { \"answers\": { \"a\": { \"kind\": \"colour\" } } } }", "sources[3].forms.f.answers.a.kind: 'colour'")]
    public void A_wrong_setting_is_named(string settings, string problem) => Assert.Contains(
        SourceWorld.Problems($$"""{ "id": "forms", "type": "webForm", "profile": "webform", {{settings}} }"""),
        found => found.StartsWith(problem, StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        stopping.Dispose();
        http.Dispose();
        world?.Dispose();
    }

    private static JsonObject Answer(string? id, int comfort = 2)
    {
        var answer = new JsonObject { ["dwelling"] = "BCN-DW-014", ["answers"] = new JsonObject { ["winterComfort"] = comfort } };
        if (id is not null)
            answer["id"] = id;
        return answer;
    }

    private Uri Address(string form) => new($"http://127.0.0.1:{source!.Port}/forms/{form}");

    private Task<HttpResponseMessage> PostAsync(JsonNode body) => http.PostAsync(Address("comfort-v2"), JsonContent.Create(body), Cancellation);

    private async Task ListenAsync(string settings = "", string listen = "http://127.0.0.1:0")
    {
        world = SourceWorld.With($$"""
            { "id": "forms", "type": "webForm", "listen": "{{listen}}", {{Structure}} {{settings}} "profile": "webform" }
            """);
        await StartAsync();
    }

    private async Task StartAsync()
    {
        source = Assert.IsType<WebFormSource>(Gateway.Source());
        var (started, stop) = (source, stopping.Token);
        listening = Task.Run(() => started.ListenAsync(stop));
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (source.Port == 0)
        {
            if (listening.IsFaulted)
                await listening;
            await Task.Delay(5, limit.Token);
        }
    }

    private async Task StopAsync()
    {
        await stopping.CancelAsync();
        await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stopping.Dispose();
        stopping = new CancellationTokenSource();
    }
}

using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using UrbGrade.Modules.Core.Orchestration;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Partners;

/// <summary>A platform and a partner's module that sends letters.</summary>
public abstract class PostOfficeContract : IAsyncLifetime
{
    private static readonly JsonElement Letter = JsonElement.Parse(
        """{"type":"object","required":["to"],"properties":{"to":{"type":"string"},"pages":{"type":"integer","minimum":1}},"additionalProperties":false}""");

    private protected static readonly object PostOffice = new
    {
        handles = new object[]
        {
            new { contract = "Post.SendLetter", kind = "command", schema = Letter },
            new { contract = "Post.PriceAsked", kind = "query", schema = Letter, replySchema = JsonElement.Parse("""{"type":"object","required":["cents"]}""") },
            new { contract = "Post.LetterSent", schema = Letter },
        },
        tells = new object[] { new { contract = "Post.LetterSent", schema = Letter } },
    };

    private protected readonly KeptLog log = new();

    private protected RunningPlatform platform = null!;
    private protected PartnerClient post = null!;

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        platform = await RunningPlatform.Start(
            builder =>
            {
                Configure(builder);
                builder.Logging.AddProvider(log);
            },
            bus: true);
        post = await PartnerClient.Issue(platform, "Post");
    }

    public async ValueTask DisposeAsync()
    {
        post.Dispose();
        await platform.DisposeAsync();
        log.Dispose();
    }

    private protected static void Configure(WebApplicationBuilder builder) => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["Partners:Poll"] = "00:00:00.020",
        ["Partners:MostBytes"] = "20000",
        ["Partners:AtOnce"] = "3",
        ["WorkItems:BackOff:0"] = "00:00:00.001",
    });

    /// <summary>Those of the post office that are written down, and those that are about to be.</summary>
    private protected int FailedAttempts()
    {
        var measures = platform.Get<ServiceMeasures>();
        var counted = measures.Take();
        measures.PutBack(counted);
        return counted.Where(count => count.Key.Module == "Post").Sum(count => count.Value.Failed)
            + platform.Rows<ServiceMinuteRow>().Where(row => row.Module == "Post").Sum(row => row.Failed);
    }

    private protected Task<(HttpStatusCode Status, JsonElement Body)> Send(string key, string to = "Eibar") =>
        post.Post("/bus/messages", new { contract = "Post.SendLetter", message = new { to } }, key);

    private protected static string Path(JsonElement work, string outcome) => $"/bus/work/{work.GetProperty("id").GetInt64()}/{outcome}";

    private protected async Task<JsonElement> Take(PartnerClient? module = null)
    {
        var (status, work) = await (module ?? post).Post("/bus/work?wait=60");
        Assert.Equal(HttpStatusCode.OK, status);
        return work;
    }
}

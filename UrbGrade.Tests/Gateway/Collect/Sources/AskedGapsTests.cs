using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Gateway.Events;
using UrbGrade.Gateway.Service;
using UrbGrade.Gateway.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Gateway.Collect.Sources;

public sealed class AskedGapsTests : IAsyncLifetime
{
    private readonly WebApplication server;
    private int asked;
    private bool away;

    public AskedGapsTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        server.Run(context =>
        {
            asked++;
            context.Response.StatusCode = away ? 500 : 200;
            context.Response.ContentType = "text/csv";
            return context.Response.WriteAsync(Hours(5, 6), Encoding.UTF8);
        });
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await server.StartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task What_the_platform_misses_is_read_again_from_the_source_and_sent()
    {
        using var gateway = Gateway(Web);
        await AskForHoursFiveAndSixAsync(gateway);

        Assert.Equal(1, await gateway.Get<AskedGaps>().FillAsync(Cancellation));

        Assert.Equal(1, asked);
        gateway.Platform.Answer = request => request.Accept();
        Assert.Equal(1, gateway.Take());
        await gateway.PassAsync();
        Assert.Equal(24, gateway.Cleansed().Count);
        Assert.Equal(2, gateway.Batches().Count(batch => batch.State == BatchState.Acknowledged));
        Assert.Contains(EventCode.SourceReread, gateway.EventCodes());
        Assert.Equal(0, await gateway.Get<AskedGaps>().FillAsync(Cancellation));
    }

    [Fact]
    public async Task A_source_that_is_away_is_asked_again_later()
    {
        using var gateway = Gateway(Web);
        await AskForHoursFiveAndSixAsync(gateway);
        away = true;
        Assert.Equal(0, await gateway.Get<AskedGaps>().FillAsync(Cancellation));
        Assert.Contains(EventCode.SourceNotReread, gateway.EventCodes());

        away = false;

        Assert.Equal(1, await gateway.Get<AskedGaps>().FillAsync(Cancellation));
    }

    [Fact]
    public async Task A_source_that_cannot_be_asked_again_says_so_once()
    {
        using var gateway = Gateway("""{ "id": "nodes", "type": "tcpServer", "listen": "127.0.0.1:0", "profile": "edistribucion" }""");
        await AskForHoursFiveAndSixAsync(gateway);

        Assert.Equal(0, await gateway.Get<AskedGaps>().FillAsync(Cancellation));
        Assert.Equal(0, await gateway.Get<AskedGaps>().FillAsync(Cancellation));

        Assert.Equal(1, gateway.EventCodes().Count(code => code == EventCode.SourceNotReread));
    }

    [Fact]
    public async Task Where_only_the_site_fills_folders_it_is_told()
    {
        using var gateway = Gateway(null);
        await AskForHoursFiveAndSixAsync(gateway);

        Assert.Equal(0, await gateway.Get<AskedGaps>().FillAsync(Cancellation));

        Assert.Contains(EventCode.NobodyToReread, gateway.EventCodes());
    }

    private string Web => $$"""{ "id": "cch", "type": "http", "url": "{{server.Urls.First()}}/cch/{date}", "profile": "edistribucion" }""";

    private static string Hours(params int[] hours) =>
        "CUPS;Fecha;Hora;AE_kWh;REAL/ESTIMADO\r\n" + string.Concat(hours.Select(hour => $"{GatewayWorld.Cups};17/10/2014;{hour};{hour};R\r\n"));

    private static GatewayWorld Gateway(string? source) => new(
        root =>
        {
            if (source is not null)
                root["sources"]!.AsArray().Add(JsonNode.Parse(source));
        },
        When.Instant("2014-10-18T05:00:00Z"));

    private static async Task AskForHoursFiveAndSixAsync(GatewayWorld gateway)
    {
        gateway.Drop("energy", "day.csv", Encoding.UTF8.GetBytes(Hours([.. Enumerable.Range(1, 24).Where(hour => hour is not (5 or 6))])));
        gateway.Platform.Answer = request => request.Respond(request.Receipt(resend: [new ResendRequest("477", When.Instant("2014-10-17T02:00:00Z"), When.Instant("2014-10-17T04:00:00Z"))]));
        gateway.Take();
        Assert.Equal(1, gateway.Compose());
        await gateway.SendAsync();
        Assert.Equal(ResendBook.NoData, Assert.Single(gateway.Database.Read(connection => ResendBook.List(connection, 10))).State);
    }
}

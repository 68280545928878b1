using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Soap;
using UrbGrade.Modules.Aggregation;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Aggregation.Http;

public class AggregationEndpointTests(AggregationEndpointTests.Shared shared) : IClassFixture<AggregationEndpointTests.Shared>
{
    private readonly RunningPlatform platform = shared.Platform;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_signed_request_gets_a_signed_receipt_that_confirms_it()
    {
        var receipt = await platform.Send(AggregationWorld.Body([AggregationWorld.Hour(), AggregationWorld.Hour(energy: "2,98")]));

        Assert.Equal((1, 0, 1), (receipt.Accepted, receipt.Duplicate, receipt.Rejected));
        Assert.Contains(platform.Rows<RawRequestRow>(), row => row.ReceiptId == receipt.ReceiptId);
    }

    [Fact]
    public async Task A_fault_is_signed_and_confirms_the_request_when_its_signature_held()
    {
        var (envelope, signature) = platform.Sign(AggregationWorld.Body([AggregationWorld.Hour()], tenant: "30"));

        using var answer = await platform.Post(envelope);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        var verified = await platform.Verify(answer);
        verified.RequireConfirmationOf(signature);
        using var body = verified.OpenBody();
        Assert.Equal(("FailedAuthentication", SoapNames.Wsse), (SoapFaultXml.TryRead(body) is { } fault) ? (fault.Code, fault.CodeNamespace) : default);
    }

    [Fact]
    public async Task A_refused_request_leaves_an_audit_line_and_nothing_else()
    {
        var stored = platform.Rows<RawRequestRow>().Count;
        var (envelope, _) = platform.Sign(AggregationWorld.Body([AggregationWorld.Hour(energy: "4")]));
        envelope[^100] ^= 1;

        using var answer = await platform.Post(envelope);

        Assert.False(answer.IsSuccessStatusCode);
        Assert.Equal(stored, platform.Rows<RawRequestRow>().Count);
        Assert.Contains(platform.Rows<AuditRow>(), line => line.What == "aggregation.refused");
        Assert.Equal(1, (await platform.Send(AggregationWorld.Body([AggregationWorld.Hour(energy: "5")]))).Accepted);
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("<a><b></a>", 400)]
    [InlineData("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", 400)]
    [InlineData("<a/>", 400)]
    [InlineData("<S:Envelope xmlns:S=\"http://schemas.xmlsoap.org/soap/envelope/\"><S:Body/></S:Envelope>", 500)]
    public async Task What_is_no_signed_envelope_is_a_signed_fault(string text, int status)
    {
        using var answer = await platform.Post(Encoding.UTF8.GetBytes(text));

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("text/xml; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        using var body = (await platform.Verify(answer)).OpenBody();
        Assert.NotNull(SoapFaultXml.TryRead(body));
    }

    [Fact]
    public async Task Another_action_is_a_clients_fault()
    {
        var (envelope, _) = platform.Sign(AggregationWorld.Body([AggregationWorld.Hour()]));

        using var answer = await platform.Post(envelope, action: "http://urb-grade.eu/DeleteEverything");

        using var body = (await platform.Verify(answer)).OpenBody();
        Assert.Equal("Client", SoapFaultXml.TryRead(body)!.Code);
    }

    [Theory]
    [InlineData("application/soap+xml")]
    [InlineData("application/json")]
    [InlineData("text/xml; charset=iso-8859-1")]
    [InlineData("text/xml; charset=utf-16")]
    public async Task Another_media_type_is_not_taken(string contentType)
    {
        using var answer = await platform.Post("<a/>"u8.ToArray(), contentType);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Theory]
    [InlineData("text/xml")]
    [InlineData("text/xml; charset=\"UTF-8\"")]
    public async Task UTF_8_in_any_spelling_is_taken(string contentType)
    {
        using var answer = await platform.Post(platform.Sign(AggregationWorld.Body([AggregationWorld.Hour(energy: "6")])).Envelope, contentType);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public async Task Other_methods_are_not_allowed(string method)
    {
        using var answer = await platform.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), platform.Address), Cancellation);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(["POST"], answer.Content.Headers.Allow);
    }

    [Fact]
    public async Task A_browser_is_led_to_the_contract()
    {
        using var visit = new HttpRequestMessage(HttpMethod.Get, platform.Address);
        visit.Headers.Add("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        using var answer = await platform.Client.SendAsync(visit, Cancellation);

        Assert.Equal((HttpStatusCode.OK, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Contains($"href=\"{platform.Address}?wsdl\"", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_contract_is_published_with_schemas_that_can_be_fetched()
    {
        var wsdl = XDocument.Parse(await platform.Client.GetStringAsync($"{platform.Address}?wsdl", Cancellation));

        Assert.Contains(platform.Address.ToString(), wsdl.ToString(), StringComparison.Ordinal);
        XDocument.Parse(await platform.Client.GetStringAsync($"{platform.Address}?xsd=receipt.xsd", Cancellation));
        using var unknown = await platform.Client.GetAsync($"{platform.Address}?xsd=../secret.xsd", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task An_announced_size_above_the_limit_is_refused_before_it_is_sent()
    {
        using var raw = await Connect();
        await raw.WriteAsync(Head("Content-Length: 104857600"), Cancellation);

        Assert.StartsWith("HTTP/1.1 413", await FirstLine(raw), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chunked_body_that_never_ends_is_refused_at_the_limit()
    {
        using var raw = await Connect();
        await raw.WriteAsync(Head("Transfer-Encoding: chunked"), Cancellation);
        var chunk = Encoding.ASCII.GetBytes($"10000\r\n{new string('x', 0x10000)}\r\n");
        try
        {
            for (var i = 0; i < 64; i++)
            {
                await raw.WriteAsync(chunk, Cancellation);
            }
        }
        catch (IOException)
        {
            // The platform has closed its side, which is the point.
        }

        Assert.StartsWith("HTTP/1.1 413", await FirstLine(raw), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_trickles_in_byte_by_byte_is_given_up()
    {
        using var raw = await Connect();
        await raw.WriteAsync(Head("Content-Length: 1000"), Cancellation);
        var answer = FirstLine(raw);
        while (!answer.IsCompleted)
        {
            await raw.WriteAsync("<"u8.ToArray(), Cancellation);
            await Task.WhenAny(answer, Task.Delay(500, Cancellation));
        }

        Assert.StartsWith("HTTP/1.1 408", await answer, StringComparison.Ordinal);
        Assert.Equal(1, (await platform.Send(AggregationWorld.Body([AggregationWorld.Hour(energy: "7")]))).Accepted);
    }

    private static byte[] Head(string framing) => Encoding.ASCII.GetBytes(
        $"POST /aggregation HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml; charset=utf-8\r\n{framing}\r\n\r\n");

    private static async Task<string> FirstLine(Stream raw)
    {
        using var reader = new StreamReader(raw, Encoding.ASCII, leaveOpen: true);
        return await reader.ReadLineAsync(Cancellation) ?? "";
    }

    private async Task<SslStream> Connect()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, platform.Address.Port, Cancellation);
        var own = platform.Get<PlatformCertificate>().Certificate;
        var tls = new SslStream(new NetworkStream(socket, ownsSocket: true), false, (_, certificate, _, _) => own.Equals(certificate));
        await tls.AuthenticateAsClientAsync("localhost");
        return tls;
    }

    public sealed class Shared : IAsyncLifetime
    {
        internal RunningPlatform Platform { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Platform = await RunningPlatform.Start(builder =>
            builder.Services.Configure<AggregationOptions>(options =>
                (options.MostBytes, options.UploadGrace, options.SlowestUpload) = (1024 * 1024, TimeSpan.FromSeconds(2), 1024)));

        public ValueTask DisposeAsync() => Platform.DisposeAsync();
    }
}

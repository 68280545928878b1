using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Soap;
using UrbGrade.Gateway.Deliver;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Gateway;

/// <summary>
/// Plays the platform's end of the line, with real signatures: it verifies what the gateway sends and answers as the
/// test wants. Nothing of the network is there.
/// </summary>
internal sealed class PlatformDouble : HttpMessageHandler
{
    private static readonly Lazy<TestAuthority> Authority = new(() => new TestAuthority());
    private static readonly Lazy<X509Certificate2> GatewayCertificate = new(() => Authority.Value.Issue("BCN-01"));
    private static readonly Lazy<X509Certificate2> PlatformCertificate = new(() => Authority.Value.Issue("localhost"));
    private static readonly Lazy<X509Certificate2> StrangerCertificate = new(() => TestCertificates.SelfSigned("localhost"));

    private readonly TimeProvider time;
    private readonly SoapVerifier verifier;

    /// <param name="gateway">The gateway's certificate; one of its own when null.</param>
    /// <param name="platform">The platform's certificate; one of its own when null.</param>
    public PlatformDouble(TimeProvider time, X509Certificate2? gateway = null, X509Certificate2? platform = null)
    {
        this.time = time;
        Signer = new SoapSigner(platform ?? PlatformCertificate.Value, time);
        Stranger = new SoapSigner(StrangerCertificate.Value, time);
        verifier = new SoapVerifier(new PinnedCertificateTrust([gateway ?? GatewayCertificate.Value], "BCN-01"), new InMemoryReplayGuard(), new SoapSecurityPolicy(), time);
    }

    public SoapSigner Signer { get; }

    /// <summary>Signs with a key that the gateway has no reason to believe.</summary>
    public SoapSigner Stranger { get; }

    /// <summary>Bodies as they arrived, with a valid signature, in order.</summary>
    public List<byte[]> Bodies { get; } = [];

    /// <summary>What each of them said waits behind it.</summary>
    public List<int?> Waiting { get; } = [];

    /// <summary>How requests are answered; accepts everything unless a test says otherwise.</summary>
    public Func<PlatformRequest, HttpResponseMessage> Answer { get; set; } = request => request.Accept();

    /// <summary>The gateway's line to this platform.</summary>
    public SoapUplink Connect()
    {
        var trust = new PinnedCertificateTrust([TestCertificates.WithoutKey(PlatformCertificate.Value)], "localhost");
        var policy = new SoapSecurityPolicy { AcceptsSignatureConfirmation = true };
        return new SoapUplink(
            new HttpClient(this, disposeHandler: false) { Timeout = TimeSpan.FromSeconds(30) },
            new Uri("https://localhost/aggregation"),
            new SoapSigner(GatewayCertificate.Value, time),
            new SoapVerifier(trust, new InMemoryReplayGuard(), policy, time));
    }

    public void GoDown() => Answer = _ => throw new HttpRequestException("connection refused");

    public void ComeBack() => Answer = request => request.Accept();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Assert.Equal($"\"{AggregationContract.SoapAction}\"", request.Headers.GetValues("SOAPAction").Single());
        Assert.Equal("text/xml", request.Content!.Headers.ContentType!.MediaType);
        var envelope = await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var verified = verifier.Verify(envelope);
        var text = System.Text.Encoding.UTF8.GetString(envelope);
        var from = text.IndexOf("<urb:AggregateMessageRequest", StringComparison.Ordinal);
        var body = System.Text.Encoding.UTF8.GetBytes(text[from..text.IndexOf("</S:Body>", StringComparison.Ordinal)]);
        lock (Bodies)
        {
            Bodies.Add(body);
            Waiting.Add(verified.Waiting);
        }

        return Answer(new PlatformRequest(this, verified, body, time));
    }
}

/// <summary>One verified request and the ways to answer it.</summary>
internal sealed class PlatformRequest(PlatformDouble platform, VerifiedEnvelope envelope, byte[] body, TimeProvider time)
{
    public byte[] Body => body;

    public VerifiedEnvelope Envelope => envelope;

    public int Messages => System.Text.Encoding.UTF8.GetString(body).Split("<message>").Length - 1;

    public AggregationReceipt Receipt(IReadOnlyList<MessageRejection>? rejections = null, IReadOnlyList<ResendRequest>? resend = null) => new(
        "R-" + Convert.ToHexStringLower(SHA256.HashData(body))[..12],
        time.GetUtcNow(),
        Convert.ToHexStringLower(SHA256.HashData(body)),
        Messages - (rejections?.Count ?? 0),
        0,
        rejections?.Count ?? 0,
        rejections ?? [],
        resend ?? []);

    public HttpResponseMessage Accept() => Respond(Receipt());

    public HttpResponseMessage Respond(AggregationReceipt receipt, Func<PlatformDouble, SoapSigner>? signer = null, byte[]? confirms = null)
    {
        var content = new ArrayBufferWriter<byte>();
        ReceiptXml.Write(content, receipt);
        var output = new ArrayBufferWriter<byte>();
        (signer?.Invoke(platform) ?? platform.Signer).SignResponse(output, content.WrittenSpan, confirms ?? envelope.SignatureValue);
        return Response(HttpStatusCode.OK, output.WrittenSpan.ToArray());
    }

    public HttpResponseMessage Fault(SoapFaultException fault, Func<PlatformDouble, SoapSigner>? signer = null)
    {
        var output = new ArrayBufferWriter<byte>();
        (signer?.Invoke(platform) ?? platform.Signer).SignFault(output, fault, envelope.SignatureValue);
        return Response((HttpStatusCode)fault.HttpStatus, output.WrittenSpan.ToArray());
    }

    public static HttpResponseMessage Response(HttpStatusCode status, byte[] content)
    {
        var response = new HttpResponseMessage(status) { Content = new ByteArrayContent(content) };
        response.Content.Headers.ContentType = new MediaTypeHeaderValue("text/xml", "utf-8");
        return response;
    }
}

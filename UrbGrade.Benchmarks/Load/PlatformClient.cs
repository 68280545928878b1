using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using UrbGrade.Benchmarks.Measuring;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Soap;

namespace UrbGrade.Benchmarks.Load;

/// <summary>A gateway's side of the line: keep-alive connections over HTTPS, and the check of receipts.</summary>
internal sealed class PlatformClient : IDisposable
{
    private readonly HttpClient http;
    private readonly SoapVerifier verifier;
    private readonly Uri aggregation;
    private readonly Uri ready;

    public PlatformClient(PublishedPlatform platform, int connections)
    {
        aggregation = new Uri(platform.Address + "/aggregation");
        ready = new Uri(platform.Address + "/health/ready");
        http = new HttpClient(new SocketsHttpHandler
        {
            MaxConnectionsPerServer = connections,
            SslOptions = new SslClientAuthenticationOptions
            {
                CertificateChainPolicy = new X509ChainPolicy
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    CustomTrustStore = { platform.Authority },
                    RevocationMode = X509RevocationMode.NoCheck,
                },
            },
        });
        verifier = new SoapVerifier(
            new PinnedCertificateTrust([platform.Authority], "localhost"), new InMemoryReplayGuard(),
            new SoapSecurityPolicy { AcceptsSignatureConfirmation = true }, TimeProvider.System);
    }

    public async Task<bool> IsReadyAsync(CancellationToken cancellation)
    {
        try
        {
            using var response = await http.GetAsync(ready, cancellation);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>Sends a signed request and waits for the answer.</summary>
    /// <param name="check">Whether to verify the receipt's signature and read it. The load driver checks samples only, so that the
    /// client does not measure itself.</param>
    /// <exception cref="BenchException">The platform refused it, or accepted other messages than <paramref name="messages"/>.</exception>
    public async Task SendAsync(ReadOnlyMemory<byte> envelope, int messages, bool check, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, aggregation) { Content = new ReadOnlyMemoryContent(envelope) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/xml", "utf-8");
        request.Headers.TryAddWithoutValidation("SOAPAction", $"\"{AggregationContract.SoapAction}\"");
        using var response = await http.SendAsync(request, cancellation);
        var answer = await response.Content.ReadAsByteArrayAsync(cancellation);
        if (!response.IsSuccessStatusCode)
            throw new BenchException($"the platform answered {(int)response.StatusCode}: {System.Text.Encoding.UTF8.GetString(answer)}");
        if (!check)
            return;
        using var body = verifier.Verify(answer).OpenBody();
        var receipt = ReceiptXml.Read(body);
        if (receipt.Accepted != messages)
            throw new BenchException($"{receipt.Accepted} of {messages} messages were accepted; first rejection: {(receipt.Rejections.Count > 0 ? receipt.Rejections[0] : null)}");
    }

    public void Dispose() => http.Dispose();
}

using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Partners;

/// <summary>A partner's module as a test drives it, over real HTTPS with a certificate that the platform issued.</summary>
internal sealed class PartnerClient : IDisposable
{
    private readonly HttpClient http;

    private PartnerClient(RunningPlatform platform, X509Certificate2 certificate, Uri? address = null)
    {
        Certificate = certificate;
        http = new HttpClient(new SocketsHttpHandler
        {
            SslOptions =
            {
                ClientCertificates = [certificate],
                RemoteCertificateValidationCallback = (_, server, _, _) => platform.IsServer(server),
            },
        })
        {
            BaseAddress = address ?? platform.BusAddress,
        };
    }

    public X509Certificate2 Certificate { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A module of a tenant with a certificate of its own.</summary>
    /// <param name="address">Where it finds the platform, when not at the platform's own port.</param>
    public static async Task<PartnerClient> Issue(RunningPlatform platform, string module, string tenant = "20", Uri? address = null)
    {
        await using var scope = platform.Scope();
        var issued = await scope.Get<ITrustStore>().IssueModule(tenant, module, null, Cancellation);
        Assert.Equal(new AdministrationResult(AdministrationOutcome.Done), issued.Result);
        return new PartnerClient(platform, Usable(issued.Certificate!), address);
    }

    /// <summary>Somebody with another certificate.</summary>
    public static PartnerClient With(RunningPlatform platform, X509Certificate2 certificate) => new(platform, Usable(certificate));

    public async Task<(HttpStatusCode Status, JsonElement Body)> Send(
        HttpMethod method, string path, object? body = null, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = JsonContent.Create(body);
        }

        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        using var response = await http.SendAsync(request, Cancellation);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        return (response.StatusCode, text.Length == 0 ? default : JsonElement.Parse(text));
    }

    public Task<(HttpStatusCode Status, JsonElement Body)> Post(string path, object? body = null, string? idempotencyKey = null) =>
        Send(HttpMethod.Post, path, body, idempotencyKey);

    /// <summary>Waits for work until it is cancelled, and comes again where somebody else had the last place just then.</summary>
    public async Task Wait(CancellationToken cancellation)
    {
        HttpStatusCode status;
        do
        {
            using var response = await http.PostAsync(new Uri("/bus/work?wait=60", UriKind.Relative), null, cancellation);
            status = response.StatusCode;
        }
        while (status == HttpStatusCode.TooManyRequests);
    }

    /// <summary>Publishes, which has to succeed.</summary>
    public async Task Register(object registration)
    {
        var (status, body) = await Send(HttpMethod.Put, "/bus/registration", registration);
        Assert.True(status == HttpStatusCode.OK, body.ToString());
    }

    public void Dispose() => http.Dispose();

    /// <summary>The client's side of TLS takes no key that was never in a file.</summary>
    private static X509Certificate2 Usable(X509Certificate2 certificate) =>
        X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
}

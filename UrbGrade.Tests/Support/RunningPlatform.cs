using System.Buffers;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Soap;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Web.Hosting;

namespace UrbGrade.Tests.Support;

/// <summary>The whole platform in this process, on HTTPS and a free port, with tenant 20 and its gateway's certificate.</summary>
internal sealed class RunningPlatform : IAsyncDisposable
{
    private static readonly X509Certificate2 GatewayCertificate = TestCertificates.SelfSigned("gateway-20");

    private readonly TemporaryFolder folder;
    private readonly Action tidy;
    private readonly WebApplication app;
    private readonly SoapVerifier answers;

    /// <param name="tidy">Deletes what is this one's own.</param>
    private RunningPlatform(TemporaryFolder folder, WebApplication app, Action tidy)
    {
        (this.folder, this.app, this.tidy) = (folder, app, tidy);
        Signer = new SoapSigner(GatewayCertificate, TimeProvider.System);
        var server = app.Services.GetRequiredService<PlatformCertificate>().Certificate;
        answers = new SoapVerifier(
            new PinnedCertificateTrust([TestCertificates.WithoutKey(server)], "localhost"), new InMemoryReplayGuard(),
            new SoapSecurityPolicy { AcceptsSignatureConfirmation = true }, TimeProvider.System);
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        Address = new Uri(new Uri(addresses.First()), "/aggregation");
        BusAddress = addresses.Count > 1 ? new Uri(addresses.Last()) : null;
        Client = new HttpClient(new SocketsHttpHandler
        {
            SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, _) => IsServer(certificate) },
        });
    }

    /// <summary>The aggregation interface.</summary>
    public Uri Address { get; }

    /// <summary>The data folder.</summary>
    public string Folder => folder.Path;

    /// <summary>The port for partners' modules, when the platform was started with one.</summary>
    public Uri? BusAddress { get; }

    public HttpClient Client { get; }

    public SoapSigner Signer { get; }

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    /// <summary>Whether a peer shows the platform's own certificate.</summary>
    public bool IsServer(X509Certificate? certificate) => certificate is not null
        && certificate.GetRawCertData().AsSpan().SequenceEqual(Get<PlatformCertificate>().Certificate.RawDataMemory.Span);

    /// <summary>A scope as of one request.</summary>
    public AsyncServiceScope Scope() => app.Services.CreateAsyncScope();

    public static async Task<RunningPlatform> Start(Action<WebApplicationBuilder>? adjust = null, bool bus = false)
    {
        var folder = new TemporaryFolder();
        var drop = TestData.PrepareDatabase(folder.Path);
        PreparedFolder.CopyKeysTo(folder.Path);
        var platform = await Launch(folder, adjust, bus, () =>
        {
            drop?.Invoke();
            folder.Dispose();
        });
        await using var scope = platform.Scope();
        var cancellation = TestContext.Current.CancellationToken;
        await scope.ServiceProvider.GetRequiredService<ITenantDirectory>().Add(new TenantDraft("20", "Barcelona"), cancellation);
        await scope.ServiceProvider.GetRequiredService<ITrustStore>().TrustGateway(GatewayCertificate.RawDataMemory, "20", cancellation);
        return platform;
    }

    /// <summary>Another process on the same data, in small; to be disposed first.</summary>
    public Task<RunningPlatform> Another(Action<WebApplicationBuilder>? adjust = null, bool bus = false) =>
        Launch(folder, adjust, bus, tidy: () => { });

    /// <summary>Signs canonical body content as the gateway does.</summary>
    public (byte[] Envelope, byte[] Signature) Sign(string body)
    {
        var output = new ArrayBufferWriter<byte>();
        var signature = Signer.SignRequest(output, Encoding.UTF8.GetBytes(body));
        return (output.WrittenSpan.ToArray(), signature);
    }

    public Task<HttpResponseMessage> Post(byte[] envelope, string contentType = "text/xml; charset=utf-8", string? action = AggregationContract.SoapAction) =>
        Post(Client, Address, envelope, contentType, action);

    /// <summary>Sends to another address that leads here.</summary>
    public static Task<HttpResponseMessage> Post(
        HttpClient client, Uri address, byte[] envelope, string contentType = "text/xml; charset=utf-8", string? action = AggregationContract.SoapAction)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(envelope) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        if (action is not null)
        {
            request.Headers.Add("SOAPAction", $"\"{action}\"");
        }

        return client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Verifies an answer as a gateway would.</summary>
    public async Task<VerifiedEnvelope> Verify(HttpResponseMessage answer) =>
        answers.Verify(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

    /// <summary>Signs, sends and reads the verified receipt.</summary>
    public async Task<AggregationReceipt> Send(string body)
    {
        var (envelope, signature) = Sign(body);
        using var answer = await Post(envelope);
        var verified = await Verify(answer);
        verified.RequireConfirmationOf(signature);
        using var reader = verified.OpenBody();
        return ReceiptXml.Read(reader);
    }

    public List<T> Rows<T>()
        where T : class
    {
        using var database = Get<IUrbGradeContexts>().Read(TenantScope.Platform);
        return [.. database.Set<T>().AsNoTracking()];
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Signer.Dispose();
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        tidy();
    }

    private static async Task<RunningPlatform> Launch(TemporaryFolder folder, Action<WebApplicationBuilder>? adjust, bool bus, Action tidy)
    {
        var app = PlatformHost.Build(new ServeOptions { DataFolder = folder.Path, HttpsPort = 0, BusPort = bus ? 0 : null, Bind = "127.0.0.1" }, builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.Replace(ServiceDescriptor.Singleton<ITenantSession>(new TestSession()));
            adjust?.Invoke(builder);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new RunningPlatform(folder, app, tidy);
    }
}

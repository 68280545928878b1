using System.Buffers;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Soap;
using UrbGrade.Tests.Bus.Soap;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Interop;

/// <summary>The wire of the aggregation interface over HTTPS on a free port, for clients from outside, with two gateways: tenant 20
/// has to use SHA-256, tenant 10 may use SHA-1.</summary>
public sealed class InteropPlatform : IAsyncLifetime
{
    private readonly TestAuthority authority = new("Interop authority");
    private readonly TemporaryFolder folder = new();
    private readonly GivenTenants trust;
    private readonly X509Certificate2 server;
    private WebApplication? host;

    public InteropPlatform()
    {
        server = authority.Issue("localhost", new TestCertificateOptions { DnsNames = ["localhost", "127.0.0.1"] });
        trust = new GivenTenants(authority.Public);
        Gateway = Issue("gateway-20", "20", allowsSha1: false);
        Sha1Gateway = Issue("gateway-10", "10", allowsSha1: true);
        Stranger = TestCertificates.Write(folder.Path, "stranger", TestCertificates.SelfSigned("gateway-20"));
        Server = TestCertificates.Write(folder.Path, "server", server);
        Authority = TestCertificates.Write(folder.Path, "authority", authority.Public);
    }

    public string Endpoint { get; private set; } = "";

    internal TestCertificateFiles Gateway { get; }

    internal TestCertificateFiles Sha1Gateway { get; }

    internal TestCertificateFiles Stranger { get; }

    internal TestCertificateFiles Server { get; }

    internal TestCertificateFiles Authority { get; }

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(
            System.Net.IPAddress.Loopback, 0, listen => listen.UseHttps(server)));
        host = builder.Build();
        var verifier = new SoapVerifier(trust, new InMemoryReplayGuard(), new SoapSecurityPolicy(), TimeProvider.System);
        var signer = new SoapSigner(server, TimeProvider.System);
        host.MapGet("/aggregation", (HttpRequest request) => Results.Text(
            request.Query.ContainsKey(AggregationContract.WsdlQuery)
                ? AggregationContract.Wsdl(Endpoint)
                : AggregationContract.Schema(request.Query[AggregationContract.SchemaQuery].ToString(), Endpoint)!,
            "text/xml"));
        host.MapPost("/aggregation", async (HttpRequest request) =>
        {
            var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            return Answer(verifier, signer, body.ToArray());
        });
        await host.StartAsync();
        Endpoint = $"https://localhost:{new Uri(host.Urls.First()).Port}/aggregation";
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
            await host.DisposeAsync();
        authority.Dispose();
        folder.Dispose();
    }

    /// <summary>Writes a request's body content to a file and returns its path.</summary>
    internal string WriteBody(string name, ReadOnlySpan<byte> content)
    {
        var path = folder.File(name);
        File.WriteAllBytes(path, content);
        return path;
    }

    private static IResult Answer(SoapVerifier verifier, SoapSigner signer, byte[] request)
    {
        var answer = new ArrayBufferWriter<byte>();
        var status = StatusCodes.Status200OK;
        VerifiedEnvelope? verified = null;
        try
        {
            verified = verifier.Verify(request);
            using var messages = new AggregationRequestReader(verified.OpenBody());
            var accepted = 0;
            var rejections = new List<MessageRejection>();
            while (messages.Read())
            {
                if (messages.Current.Problem is { } problem)
                    rejections.Add(new MessageRejection(messages.Current.Index, messages.Current.ProblemCode!, problem));
                else
                    accepted++;
            }

            if (messages.TenantCode != verified.TenantCode)
                throw SoapFaults.FailedAuthentication("Another tenant");
            var receipt = new AggregationReceipt(
                "7", verified.Created, verified.BodyHash, accepted, 0, rejections.Count, rejections, []);
            var content = new ArrayBufferWriter<byte>();
            ReceiptXml.Write(content, receipt);
            signer.SignResponse(answer, content.WrittenSpan, verified.SignatureValue, verified.UsedSha1);
        }
        catch (SoapFaultException fault)
        {
            status = fault.HttpStatus;
            signer.SignFault(answer, fault, verified is null ? [] : verified.SignatureValue);
        }

        return Results.Text(answer.WrittenSpan, "text/xml; charset=utf-8", status);
    }

    private TestCertificateFiles Issue(string name, string tenant, bool allowsSha1)
    {
        var certificate = authority.Issue(name);
        trust.Add(certificate, tenant, allowsSha1);
        return TestCertificates.Write(folder.Path, name, certificate);
    }
}

using System.Buffers;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using UrbGrade.Bus.Soap;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Bus.Soap;

/// <summary>A platform and a gateway that know each other, and a clock that stands still.</summary>
public sealed class SoapWorld : IDisposable
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2015, 4, 13, 14, 11, 42, 500, TimeSpan.Zero));
    private readonly SoapSigner gatewaySigner;
    private readonly SoapVerifier verifier;

    public SoapWorld()
    {
        Gateway = Authority.Issue("gateway-20");
        Server = Authority.Issue("platform", new TestCertificateOptions { DnsNames = ["localhost", "127.0.0.1"] });
        Trust = new GivenTenants(Authority.Public);
        Trust.Add(Gateway, "20");
        gatewaySigner = new SoapSigner(Gateway, clock);
        ServerSigner = new SoapSigner(Server, clock);
        verifier = new SoapVerifier(Trust, new InMemoryReplayGuard(), new SoapSecurityPolicy(), clock);
    }

    public DateTimeOffset Now => clock.GetUtcNow();

    internal TestAuthority Authority { get; } = new();

    internal GivenTenants Trust { get; }

    public X509Certificate2 Gateway { get; }

    public X509Certificate2 Server { get; }

    public SoapSigner ServerSigner { get; }

    public TimeProvider Clock => clock;

    /// <summary>A request with that body content, signed by the gateway.</summary>
    /// <param name="waiting">Batches that wait behind it; null to say nothing of them.</param>
    public ReadOnlyMemory<byte> Sign(string content, int? waiting = null)
    {
        var output = new ArrayBufferWriter<byte>();
        gatewaySigner.SignRequest(output, Encoding.UTF8.GetBytes(content), waiting: waiting);
        return output.WrittenMemory;
    }

    public VerifiedEnvelope Verify(ReadOnlyMemory<byte> request) => verifier.Verify(request);

    /// <summary>An honest request of a foreign client, to be made wrong.</summary>
    internal ForgedRequest Forge() => new(Gateway, Now);

    /// <summary>Asserts that a request is refused with that fault, that the peer learns nothing from it, and that the next honest
    /// request is served.</summary>
    internal SoapFaultException Refuses(string code, byte[] request, int httpStatus = 500, SoapVerifier? by = null)
    {
        var fault = Assert.Throws<SoapFaultException>(() => (by ?? verifier).Verify(request));
        Assert.True(fault.Code == code, $"{code} expected, found {fault.Message}");
        Assert.Equal(httpStatus, fault.HttpStatus);
        Assert.Equal(code is "Client" or "Server" or "VersionMismatch" or "MustUnderstand" ? SoapNames.Soap : SoapNames.Wsse, fault.CodeNamespace);
        Assert.DoesNotContain(fault.Detail, fault.Reason, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("20", Verify(Forge() with { Content = $"<honest>{Guid.NewGuid()}</honest>" }).TenantCode);
        return fault;
    }

    internal SoapFaultException Refuses(string code, string request, int httpStatus = 500) =>
        Refuses(code, Encoding.UTF8.GetBytes(request), httpStatus);

    internal SoapFaultException Refuses(string code, ForgedRequest request, int httpStatus = 500) =>
        Refuses(code, request.Bytes(), httpStatus);

    internal VerifiedEnvelope Verify(ForgedRequest request) => Verify(request.Bytes());

    /// <summary>What a gateway that was given the platform's certificate verifies answers with.</summary>
    public SoapVerifier ClientVerifier(bool allowsSha1 = false) => new(
        new PinnedCertificateTrust([TestCertificates.WithoutKey(Server)], "localhost", allowsSha1),
        new InMemoryReplayGuard(),
        new SoapSecurityPolicy { AcceptsSignatureConfirmation = true },
        clock);

    public void Dispose()
    {
        gatewaySigner.Dispose();
        ServerSigner.Dispose();
        Authority.Dispose();
    }
}

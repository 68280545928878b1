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
    public ReadOnlyMemory<byte> Sign(string content)
    {
        var output = new ArrayBufferWriter<byte>();
        gatewaySigner.SignRequest(output, Encoding.UTF8.GetBytes(content));
        return output.WrittenMemory;
    }

    public VerifiedEnvelope Verify(ReadOnlyMemory<byte> request) => verifier.Verify(request);

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

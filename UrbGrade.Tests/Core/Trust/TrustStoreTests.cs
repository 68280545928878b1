using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Trust;

public class TrustStoreTests : IAsyncLifetime
{
    private readonly TrustWorld world = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await world.AddTenants();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task An_issued_gateway_certificate_is_trusted_and_chains_to_the_platforms_authority()
    {
        var issued = await world.Store.IssueGateway("20", "shop gateway", Cancellation);
        Assert.Equal(AdministrationOutcome.Done, issued.Result.Outcome);
        Assert.True(issued.Certificate!.HasPrivateKey);
        Assert.Equal("20", world.Judge(issued.Certificate).TenantCode);
        Assert.True(world.Judge(issued.Certificate).Trusted);
        Assert.Contains(await world.Store.List(Cancellation), c =>
            c.Role == CertificateRole.Authority && c.Subject == issued.Authority!.Subject);
    }

    [Fact]
    public async Task A_signing_request_gets_a_certificate_for_its_key_and_not_for_its_wishes()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=shop, O=Somebody else", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var issued = await world.Store.IssueGatewayFor("20", request.CreateSigningRequestPem(), Cancellation);
        Assert.Equal(AdministrationOutcome.Done, issued.Result.Outcome);
        Assert.False(issued.Certificate!.HasPrivateKey);
        Assert.False(issued.Certificate.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority);
        Assert.Contains("Barcelona", issued.Certificate.Subject, StringComparison.Ordinal);
        Assert.Equal(key.ExportSubjectPublicKeyInfo(), issued.Certificate.PublicKey.ExportSubjectPublicKeyInfo());
        Assert.True(world.Judge(issued.Certificate).Trusted);
    }

    [Fact]
    public async Task A_modules_certificate_is_renewed_beside_the_first_and_both_name_the_module_and_stand_in_the_audit()
    {
        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var key = RSA.Create(2048);
            var request = new CertificateRequest("CN=weather service", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            var issued = await world.Store.IssueModule("20", "Baseload", request.CreateSigningRequestPem(), Cancellation);
            Assert.Equal(AdministrationOutcome.Done, issued.Result.Outcome);
            Assert.False(issued.Certificate!.HasPrivateKey);
        }

        var listed = (await world.Store.List(Cancellation)).Where(c => c.Role == CertificateRole.Module).ToList();
        Assert.Equal(2, listed.Count);
        Assert.All(listed, certificate => Assert.Equal(("Baseload", "20", CertificateState.Valid), (certificate.Module, certificate.TenantCode, certificate.State)));
        var lines = await world.Platform.Get<IAuditTrail>().Newest(new AuditFilter(What: "certificate.issued", TenantCode: "20"), null, 10, Cancellation);
        Assert.Equal(
            listed.Select(certificate => $"{certificate.Thumbprint} for the module Baseload").Order(StringComparer.Ordinal), lines.Select(line => line.After).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("no name", "Module.Name")]
    [InlineData("Quantification", "Module.OfPlatform")]
    public async Task A_module_with_a_name_that_no_partner_may_have_gets_no_certificate(string name, string code)
    {
        var refused = (await world.Store.IssueModule("20", name, null, Cancellation)).Result;
        Assert.Equal((AdministrationOutcome.Invalid, code), (refused.Outcome, refused.Refusal?.Code));
    }

    [Fact]
    public async Task A_tenants_administrator_renews_a_modules_certificate_and_lets_no_module_in()
    {
        Assert.Equal(AdministrationOutcome.Done, (await world.Store.IssueModule("20", "Baseload", null, Cancellation)).Result.Outcome);
        Assert.Equal(AdministrationOutcome.Done, (await world.Store.IssueModule("30", "Elsewhere", null, Cancellation)).Result.Outcome);
        world.Platform.Session.BecomeTenantAdministrator(world.Platform.Get<ITenantRegistry>().FindByCode("20")!.Id);

        Assert.Equal(AdministrationOutcome.Done, (await world.Store.IssueModule("20", "Baseload", null, Cancellation)).Result.Outcome);
        foreach (var other in new[] { "Weather", "Elsewhere" })
        {
            var refused = (await world.Store.IssueModule("20", other, null, Cancellation)).Result;
            Assert.Equal((AdministrationOutcome.NotAllowed, "Certificate.FirstOfModule"), (refused.Outcome, refused.Refusal?.Code));
        }

        foreach (var certificate in await world.Store.List(Cancellation))
        {
            Assert.Equal(AdministrationOutcome.Done, (await world.Store.Revoke(certificate.Thumbprint, "module removed", Cancellation)).Outcome);
        }

        Assert.Equal(AdministrationOutcome.NotAllowed, (await world.Store.IssueModule("20", "Baseload", null, Cancellation)).Result.Outcome);
    }

    [Fact]
    public async Task A_modules_certificate_that_expired_is_not_renewed_by_a_tenants_administrator_and_says_since_when()
    {
        var issued = await world.Store.IssueModule("20", "Baseload", null, Cancellation);
        var end = new DateTimeOffset(issued.Certificate!.NotAfter.ToUniversalTime());
        world.Platform.Session.BecomeTenantAdministrator(world.Platform.Get<ITenantRegistry>().FindByCode("20")!.Id);

        world.Platform.Clock.SetUtcNow(end.AddSeconds(1));
        var refused = (await world.Store.IssueModule("20", "Baseload", null, Cancellation)).Result;

        Assert.Equal((AdministrationOutcome.NotAllowed, "Certificate.ModuleExpired"), (refused.Outcome, refused.Refusal?.Code));
        Assert.Contains(FormattableString.Invariant($"expired on {LocalCalendar.Of("Europe/Madrid").DayOf(end):yyyy-MM-dd} and cannot be renewed"), refused.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_with_a_weak_key_or_no_request_is_refused()
    {
        using var key = RSA.Create(1024);
        var weak = new CertificateRequest("CN=weak", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        Assert.Equal(AdministrationOutcome.Invalid, (await world.Store.IssueGatewayFor("20", weak.CreateSigningRequestPem(), Cancellation)).Result.Outcome);
        Assert.Equal(AdministrationOutcome.Invalid, (await world.Store.IssueGatewayFor("20", "no request", Cancellation)).Result.Outcome);
    }

    [Theory]
    [InlineData(65, ' ')]
    [InlineData(1, '\n')]
    public async Task A_request_for_a_name_that_no_page_could_show_is_refused(int length, char end)
    {
        using var key = RSA.Create(2048);
        var name = new X500DistinguishedNameBuilder();
        name.Add("2.5.4.3", new string('x', length) + end, UniversalTagNumber.UTF8String);
        var request = new CertificateRequest(name.Build(), key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var refused = (await world.Store.IssueGatewayFor("20", request.CreateSigningRequestPem(), Cancellation)).Result;
        Assert.Equal(AdministrationOutcome.Invalid, refused.Outcome);
        Assert.Contains("allowed are 1 to 64 printable characters", refused.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tenants_administrator_reaches_the_own_certificates_only()
    {
        var tenants = world.Platform.Get<ITenantRegistry>();
        var (own, others) = (TestCertificates.SelfSigned("own"), TestCertificates.SelfSigned("other"));
        await world.Trust(own);
        await world.Trust(others, "30");
        world.Platform.Session.BecomeTenantAdministrator(tenants.FindByCode("20")!.Id);
        Assert.Equal("CN=own, O=UrbGrade tests, C=ES", Assert.Single(await world.Store.List(Cancellation)).Subject);
        Assert.Equal(AdministrationOutcome.NotFound, (await world.Store.Revoke(Thumbprint(others), "not mine", Cancellation)).Outcome);
        Assert.Equal(AdministrationOutcome.NotAllowed, (await world.Store.IssueGatewayFor("30", "", Cancellation)).Result.Outcome);
        Assert.Equal(AdministrationOutcome.NotAllowed, (await world.TrustAuthority()).Outcome);
        Assert.Equal(AdministrationOutcome.NotAllowed, (await world.Store.IssueGateway("30", "new", Cancellation)).Result.Outcome);
        Assert.Equal(AdministrationOutcome.NotAllowed, (await world.Store.IssueServer(["localhost"], Cancellation)).Result.Outcome);
        Assert.Equal(AdministrationOutcome.Done, (await world.Store.Revoke(Thumbprint(own), "key lost", Cancellation)).Outcome);
        Assert.True(world.Judge(others).Trusted);
    }

    [Fact]
    public async Task A_tenants_administrator_cannot_take_the_public_certificate_of_another_tenants_gateway()
    {
        var others = TestCertificates.SelfSigned("gateway of Eibar");
        var own = world.Platform.Get<ITenantRegistry>().FindByCode("20")!.Id;
        world.Platform.Session.BecomeTenantAdministrator(own);

        var refused = await world.Trust(others, "20");

        Assert.Equal(AdministrationOutcome.NotAllowed, refused.Outcome);
        Assert.Contains("signing request", refused.Detail, StringComparison.Ordinal);
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=own gateway", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        Assert.Equal(AdministrationOutcome.Done, (await world.Store.IssueGatewayFor(null, request.CreateSigningRequestPem(), Cancellation)).Result.Outcome);
        world.Platform.Session.IsPlatformAdministrator = true;
        Assert.Equal(AdministrationOutcome.Done, (await world.Trust(others, "30")).Outcome);
    }

    [Fact]
    public async Task A_signing_request_that_another_key_signed_is_refused()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=stolen", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSigningRequest();
        request[^1] ^= 1;
        var refused = (await world.Store.IssueGatewayFor("20", PemEncoding.WriteString("CERTIFICATE REQUEST", request), Cancellation)).Result;
        Assert.Equal(AdministrationOutcome.Invalid, refused.Outcome);
    }

    [Fact]
    public async Task A_revoked_authority_does_not_come_back_as_a_gateway()
    {
        // As 'openssl req -x509' makes it: fit for both, as nothing limits what its key is for.
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=both", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var both = request.CreateSelfSigned(world.Now.AddDays(-1), world.Now.AddDays(30));
        Assert.Equal(AdministrationOutcome.Done, (await world.Store.TrustAuthority(TrustWorld.Pem(both), Cancellation)).Outcome);
        Assert.Equal(AdministrationOutcome.Done, (await world.Store.Revoke(Thumbprint(both), "a mistake", Cancellation)).Outcome);

        Assert.Equal(AdministrationOutcome.AlreadyExists, (await world.Trust(both)).Outcome);
        Assert.False(world.Judge(both).Trusted);
    }

    [Fact]
    public async Task Nobody_reaches_nothing()
    {
        var gateway = TestCertificates.SelfSigned("gateway");
        await world.Trust(gateway);
        world.Platform.Session.BecomeNobody();
        Assert.Empty(await world.Store.List(Cancellation));
        Assert.Equal(AdministrationOutcome.NotAllowed, (await world.Store.Revoke(Thumbprint(gateway), "why not", Cancellation)).Outcome);
        Assert.Equal(AdministrationOutcome.NotAllowed, (await world.Trust(TestCertificates.SelfSigned("x"))).Outcome);
        Assert.Equal(AdministrationOutcome.NotAllowed, (await world.AddList(world.Now.AddDays(-1), world.Now.AddDays(1))).Outcome);
    }

    [Fact]
    public async Task A_private_key_is_never_taken()
    {
        var gateway = TestCertificates.SelfSigned("gateway");
        using var key = gateway.GetRSAPrivateKey()!;
        var both = Encoding.ASCII.GetBytes(gateway.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
        var refused = await world.Store.TrustGateway(both, "20", Cancellation);
        Assert.Equal(AdministrationOutcome.Invalid, refused.Outcome);
        Assert.Contains("private key", refused.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revocation_list_must_be_signed_by_a_trusted_authority_and_be_current()
    {
        Assert.Contains("not signed by", (await world.AddList(world.Now.AddDays(-1), world.Now.AddDays(1))).Detail, StringComparison.Ordinal);
        await world.TrustAuthority();
        Assert.Contains("renewed", (await world.AddList(world.Now.AddDays(-3), world.Now.AddDays(-1))).Detail, StringComparison.Ordinal);
        Assert.Contains("future", (await world.AddList(world.Now.AddDays(1), world.Now.AddDays(2))).Detail, StringComparison.Ordinal);
        Assert.Equal(AdministrationOutcome.Done, (await world.AddList(world.Now.AddHours(-1), world.Now.AddDays(1))).Outcome);
        Assert.Contains("older", (await world.AddList(world.Now.AddHours(-2), world.Now.AddDays(1))).Detail, StringComparison.Ordinal);
        var tampered = world.Authority.Crl(world.Now.AddMinutes(-1), world.Now.AddDays(1));
        var der = Convert.FromBase64String(tampered.Replace("-----BEGIN X509 CRL-----", "", StringComparison.Ordinal)
            .Replace("-----END X509 CRL-----", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal));
        der[^1] ^= 1;
        Assert.Contains("not signed by", (await world.Store.AddRevocationList(der, Cancellation)).Detail, StringComparison.Ordinal);
        Assert.Equal(AdministrationOutcome.Invalid, (await world.Store.AddRevocationList(new byte[] { 1, 2, 3 }, Cancellation)).Outcome);
    }

    [Fact]
    public async Task A_leaf_is_no_authority()
    {
        var refused = await world.Store.TrustAuthority(TrustWorld.Pem(TestCertificates.SelfSigned("leaf")), Cancellation);
        Assert.Contains("no authority", refused.Detail, StringComparison.Ordinal);
    }

    private static string Thumbprint(X509Certificate2 certificate) => certificate.GetCertHashString(HashAlgorithmName.SHA256);
}

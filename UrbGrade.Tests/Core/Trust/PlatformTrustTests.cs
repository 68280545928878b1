using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Soap;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Trust;

public class PlatformTrustTests : IAsyncLifetime
{
    private readonly TrustWorld world = new();

    public async ValueTask InitializeAsync() => await world.AddTenants();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_bound_certificate_speaks_for_its_tenant_alone()
    {
        var gateway = TestCertificates.SelfSigned("gateway");
        Assert.False(world.Judge(gateway).Trusted);
        await Done(world.Trust(gateway));
        Assert.Equal(new CertificateVerdict(true, "", "20", false), world.Judge(gateway));
    }

    [Fact]
    public async Task A_certificate_of_a_trusted_authority_is_trusted_by_nobody_until_it_is_bound()
    {
        await Done(world.TrustAuthority());
        var gateway = world.Authority.Issue("gateway");
        Assert.False(world.Judge(gateway).Trusted);
        await Done(world.Trust(gateway, "30"));
        Assert.Equal("30", world.Judge(gateway).TenantCode);
        Assert.True(world.Judge(gateway).Trusted);
    }

    [Fact]
    public async Task A_bound_certificate_of_an_unknown_authority_is_trusted_by_the_binding()
    {
        var gateway = world.Authority.Issue("gateway");
        await Done(world.Trust(gateway));
        Assert.True(world.Judge(gateway).Trusted);
    }

    [Fact]
    public async Task An_authority_of_the_same_name_and_another_key_is_not_the_issuer()
    {
        using var impostor = new TestAuthority();
        await Done(world.TrustAuthority());
        var gateway = impostor.Issue("gateway");
        await Done(world.Trust(gateway));
        await Done(world.AddList(world.Now.AddDays(-1), world.Now.AddDays(1), gateway));
        Assert.True(world.Judge(gateway).Trusted);
    }

    [Fact]
    public async Task A_certificate_that_names_an_authority_without_its_signature_is_refused()
    {
        await Done(world.TrustAuthority());
        using var key = RSA.Create(2048);
        var request = TestCertificates.Request("gateway", key, new TestCertificateOptions());
        var forged = request.Create(
            world.Authority.Certificate.SubjectName, X509SignatureGenerator.CreateForRSA(key, RSASignaturePadding.Pkcs1),
            world.Now.AddDays(-1), world.Now.AddDays(1), [1, 2, 3]);
        var refused = await world.Trust(forged);
        Assert.Equal(AdministrationOutcome.Invalid, refused.Outcome);
        Assert.Contains("would not be trusted", refused.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validity_counts_for_each_message()
    {
        var gateway = TestCertificates.SelfSigned("gateway", new TestCertificateOptions
        {
            NotBefore = world.Now.AddDays(-1),
            NotAfter = world.Now.AddDays(1),
        });
        await Done(world.Trust(gateway));
        Assert.True(world.Judge(gateway).Trusted);
        Assert.False(world.Judge(gateway, world.Now.AddDays(-2)).Trusted);
        Assert.Contains("expired", world.Judge(gateway, world.Now.AddDays(2)).Detail, StringComparison.Ordinal);
        Assert.True(world.Judge(gateway, world.Now.AddHours(23)).Trusted);
    }

    [Fact]
    public async Task An_expired_authority_ends_what_it_issued()
    {
        using var brief = new TestAuthority("brief", new TestCertificateOptions { NotAfter = world.Now.AddDays(1) });
        await Done(world.TrustAuthority(brief));
        var gateway = brief.Issue("gateway", new TestCertificateOptions { NotAfter = world.Now.AddDays(1) });
        await Done(world.Trust(gateway));
        Assert.True(world.Judge(gateway).Trusted);
        Assert.False(world.Judge(gateway, world.Now.AddDays(2)).Trusted);
    }

    [Fact]
    public async Task Weak_keys_and_wrong_usage_are_refused_when_they_are_offered()
    {
        var weak = TestCertificates.SelfSigned("weak", new TestCertificateOptions { KeyBits = 1024 });
        var wrong = TestCertificates.SelfSigned("wrong", new TestCertificateOptions { KeyUsage = X509KeyUsageFlags.KeyEncipherment });
        var curve = TestCertificates.EllipticCurve("curve");
        foreach (var certificate in new[] { weak, wrong, curve })
        {
            Assert.Equal(AdministrationOutcome.Invalid, (await world.Trust(certificate)).Outcome);
            Assert.False(world.Judge(certificate).Trusted);
        }

        var expired = TestCertificates.SelfSigned("expired", new TestCertificateOptions { NotAfter = world.Now.AddDays(-1) });
        Assert.Equal(AdministrationOutcome.Invalid, (await world.Trust(expired)).Outcome);
    }

    [Fact]
    public async Task A_revoked_certificate_is_refused_at_once_and_for_good()
    {
        var gateway = TestCertificates.SelfSigned("gateway");
        await Done(world.Trust(gateway));
        Assert.True(world.Judge(gateway).Trusted);
        await Done(world.Store.Revoke(Thumbprint(gateway), "key lost", Cancellation));
        Assert.Contains("revoked", world.Judge(gateway).Detail, StringComparison.Ordinal);
        Assert.Equal(AdministrationOutcome.AlreadyExists, (await world.Trust(gateway)).Outcome);
        Assert.False(world.Judge(gateway).Trusted);
    }

    [Fact]
    public async Task Revocation_by_another_process_is_effective_after_the_next_look()
    {
        var gateway = TestCertificates.SelfSigned("gateway");
        await Done(world.Trust(gateway));
        Assert.True(world.Judge(gateway).Trusted);
        await using (var other = new TestPlatform(world.Platform.Folder))
        {
            await Done(other.Get<ITrustStore>().Revoke(Thumbprint(gateway), "key lost", Cancellation));
        }

        world.Platform.Get<ChangeWatch>().Look();
        Assert.False(world.Judge(gateway).Trusted);
    }

    [Fact]
    public async Task A_revoked_authority_ends_all_that_it_issued()
    {
        await Done(world.TrustAuthority());
        var gateway = world.Authority.Issue("gateway");
        await Done(world.Trust(gateway));
        await Done(world.Store.Revoke(Thumbprint(world.Authority.Certificate), "compromised", Cancellation));
        Assert.False(world.Judge(gateway).Trusted);
    }

    [Fact]
    public async Task A_revocation_list_revokes_what_its_issuer_issued()
    {
        await Done(world.TrustAuthority());
        var (good, bad) = (world.Authority.Issue("good"), world.Authority.Issue("bad"));
        await Done(world.Trust(good));
        await Done(world.Trust(bad));
        await Done(world.AddList(world.Now.AddDays(-1), world.Now.AddDays(1), bad));
        Assert.True(world.Judge(good).Trusted);
        Assert.Equal("revoked by its issuer", world.Judge(bad).Detail);
    }

    [Fact]
    public async Task A_stale_revocation_list_stops_its_issuers_certificates_until_a_newer_one_comes()
    {
        await Done(world.TrustAuthority());
        var gateway = world.Authority.Issue("gateway");
        await Done(world.Trust(gateway));
        await Done(world.AddList(world.Now.AddDays(-1), world.Now.AddDays(1)));
        Assert.True(world.Judge(gateway).Trusted);
        world.Platform.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Contains("stale", world.Judge(gateway).Detail, StringComparison.Ordinal);
        Assert.Contains("stale", (await Listed(CertificateRole.Gateway)).Problem, StringComparison.Ordinal);
        await Done(world.AddList(world.Now.AddMinutes(-1), world.Now.AddDays(1)));
        Assert.True(world.Judge(gateway).Trusted);
    }

    [Fact]
    public async Task An_authoritys_next_revocation_list_is_waited_for_in_the_last_quarter_of_the_one_in_use()
    {
        await Done(world.TrustAuthority());
        Assert.Null((await Listed(CertificateRole.Authority)).ListEndsAt);

        var from = world.Now.AddDays(-1);
        await Done(world.AddList(from, from.AddDays(8)));

        var authority = await Listed(CertificateRole.Authority);
        Assert.Equal((Second(from.AddDays(8)), Second(from.AddDays(6))), (Second(authority.ListEndsAt), Second(authority.ListDueAt)));

        // Lists are dated to the second.
        static long? Second(DateTimeOffset? time) => time?.ToUnixTimeSeconds();
    }

    [Fact]
    public async Task A_middle_authority_can_be_revoked_by_the_list_of_its_root()
    {
        await Done(world.TrustAuthority());
        using var key = RSA.Create(2048);
        var middle = Middle(key);
        await Done(world.Store.TrustAuthority(TrustWorld.Pem(middle), Cancellation));
        var gateway = IssuedBy(middle, key);
        await Done(world.Trust(gateway));
        Assert.True(world.Judge(gateway).Trusted);
        await Done(world.AddList(world.Now.AddDays(-1), world.Now.AddDays(1), middle));
        Assert.Equal("revoked by its issuer", world.Judge(gateway).Detail);
    }

    [Fact]
    public async Task Sha1_is_the_tenants_choice()
    {
        var gateway = TestCertificates.SelfSigned("gateway");
        await Done(world.Trust(gateway));
        Assert.False(world.Judge(gateway).AllowsSha1);
        await Done(world.Platform.Get<ITenantDirectory>().Change("20", new TenantChange(AllowsSha1: true), Cancellation));
        Assert.True(world.Judge(gateway).AllowsSha1);
    }

    [Fact]
    public async Task A_bound_certificate_is_found_by_each_of_its_names()
    {
        var gateway = world.Authority.Issue("gateway", new TestCertificateOptions { SerialNumber = [0x12, 0x34] });
        await Done(world.Trust(gateway));
        var trust = world.Platform.Get<ICertificateTrust>();
        Assert.NotNull(trust.FindByThumbprint(gateway.GetCertHash()));
        Assert.NotNull(trust.FindByIssuerSerial("C=ES,O=UrbGrade tests,CN=UrbGrade test authority", "4660"));
        Assert.Null(trust.FindByIssuerSerial("C=ES,O=UrbGrade tests,CN=Another", "4660"));
        Assert.Null(trust.FindByIssuerSerial("C=ES,O=UrbGrade tests,CN=UrbGrade test authority", "not a number"));
        var identifier = gateway.Extensions.OfType<X509SubjectKeyIdentifierExtension>().Single().SubjectKeyIdentifierBytes;
        Assert.NotNull(trust.FindBySubjectKeyIdentifier(identifier.Span));
        Assert.Null(trust.FindByThumbprint(new byte[20]));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Thumbprint(X509Certificate2 certificate) => certificate.GetCertHashString(HashAlgorithmName.SHA256);

    private static async Task Done(Task<AdministrationResult> command)
    {
        var result = await command;
        Assert.True(result.Outcome == AdministrationOutcome.Done, result.Detail);
    }

    private async Task<TrustedCertificate> Listed(CertificateRole role) => Assert.Single(await world.Store.List(Cancellation), one => one.Role == role);

    private X509Certificate2 Middle(RSA key)
    {
        var request = TestCertificates.Request("middle", key, new TestCertificateOptions());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        return request.Create(world.Authority.Certificate, world.Now.AddDays(-1), world.Now.AddDays(100), [7, 7]);
    }

    private X509Certificate2 IssuedBy(X509Certificate2 authority, RSA key)
    {
        using var own = RSA.Create(2048);
        using var withKey = authority.CopyWithPrivateKey(key);
        return TestCertificates.Request("gateway", own, new TestCertificateOptions())
            .Create(withKey, world.Now.AddDays(-1), world.Now.AddDays(50), [8, 8]);
    }
}

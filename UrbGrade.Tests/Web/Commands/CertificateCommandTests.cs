using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Soap;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Web.Commands;

public class CertificateCommandTests : IDisposable
{
    private readonly CommandRun run = new();

    public void Dispose() => run.Dispose();

    [Fact]
    public async Task An_issued_certificate_signs_for_its_tenant_until_it_is_revoked_while_the_platform_runs()
    {
        await run.Admin("tenant", "add", "--code", "20", "--name", "Barcelona");
        await using var platform = new TestPlatform(run.Data);
        var (file, authority) = (run.File("gateway.p12"), run.File("ca.pem"));
        Assert.Equal(0, await run.Admin(
            "certificate", "issue", "--tenant", "20", "--name", "shops", "--out", file, "--password", "secret", "--ca-out", authority));
        var all = X509CertificateLoader.LoadPkcs12CollectionFromFile(file, "secret");
        var gateway = all.Single(certificate => certificate.HasPrivateKey);
        using var issuer = X509CertificateLoader.LoadCertificateFromFile(authority);
        Assert.Null(CertificateRules.ChainViolation(gateway, [issuer], [], TimeProvider.System.GetUtcNow()));
        Assert.Equal(File.ReadAllText(Path.Combine(run.Data, "keys", "ca.pem")), File.ReadAllText(authority));

        platform.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
        platform.Get<ChangeWatch>().Look();
        var trust = platform.Get<ICertificateTrust>();
        Assert.True(trust.Judge(gateway, platform.Clock.GetUtcNow()).Trusted);

        File.WriteAllText(run.File("gateway.pem"), gateway.ExportCertificatePem());
        Assert.Equal(0, await run.Admin("certificate", "test", "--cert", run.File("gateway.pem")));
        Assert.Contains("Would count for tenant 20: O=Barcelona, CN=shops", run.Output, StringComparison.Ordinal);
        File.WriteAllText(run.File("no-message.xml"), "<a/>");
        Assert.Equal(1, await run.Admin("certificate", "test", "--message", run.File("no-message.xml")));
        Assert.Contains("Would be refused as ", run.Output, StringComparison.Ordinal);

        Assert.Equal(1, await run.Admin("certificate", "issue", "--tenant", "20", "--name", "shops", "--out", file));
        Assert.Contains("--replace", run.Error, StringComparison.Ordinal);
        var thumbprint = gateway.GetCertHashString(HashAlgorithmName.SHA256);
        File.WriteAllBytes(run.File("site.json"), new SiteManifest("20", "BCN-01", "Shops", "Europe/Madrid", "simulated", []).ToUtf8());
        Assert.Equal(0, await run.Admin("site", "import", run.File("site.json")));
        Assert.Equal(0, await run.Admin("certificate", "revoke", "--thumbprint", thumbprint, "--reason", "key lost"));
        Assert.Contains("effective within seconds. These gateways stop: Shops.", run.Output, StringComparison.Ordinal);
        platform.Get<ChangeWatch>().Look();
        Assert.False(trust.Judge(gateway, platform.Clock.GetUtcNow()).Trusted);
        Assert.Equal(1, await run.Admin("certificate", "test", "--cert", run.File("gateway.pem")));
        Assert.Contains("Would be refused as FailedAuthentication: ", run.Output, StringComparison.Ordinal);
        var listed = (await run.Json("certificate", "list", "--tenant", "20")).EnumerateArray().Single();
        Assert.Equal("revoked", listed.GetProperty("state").GetString());
        Assert.Equal("key lost", listed.GetProperty("revocationReason").GetString());
    }

    [Theory]
    [InlineData("gateway.key")]
    [InlineData("ca.pem")]
    public async Task Nothing_is_issued_when_one_of_its_files_is_there_already(string there)
    {
        await run.Admin("tenant", "add", "--code", "20", "--name", "Barcelona");
        File.WriteAllText(run.File(there), "of somebody");

        Assert.Equal(1, await run.Admin(
            "certificate", "issue", "--tenant", "20", "--name", "shops", "--out", run.File("gateway.pem"), "--ca-out", run.File("ca.pem")));

        Assert.Contains(there, run.Error, StringComparison.Ordinal);
        Assert.Equal("of somebody", File.ReadAllText(run.File(there)));
        Assert.False(File.Exists(run.File("gateway.pem")));
        Assert.Equal(0, (await run.Json("certificate", "list", "--tenant", "20")).GetArrayLength());
    }

    [Fact]
    public async Task Certificates_issued_elsewhere_are_trusted_with_their_authority_and_its_revocation_list()
    {
        await run.Admin("tenant", "add", "--code", "20", "--name", "Barcelona");
        using var elsewhere = new TestAuthority();
        var gateway = elsewhere.Issue("gateway");
        var now = TimeProvider.System.GetUtcNow();
        File.WriteAllText(run.File("ca.pem"), elsewhere.Certificate.ExportCertificatePem());
        File.WriteAllText(run.File("gateway.pem"), gateway.ExportCertificatePem());
        File.WriteAllText(run.File("list.pem"), elsewhere.Crl(now.AddHours(-1), now.AddDays(1), gateway));
        Assert.Equal(0, await run.Admin("certificate", "trust", "--ca", run.File("ca.pem")));
        Assert.Equal(0, await run.Admin("certificate", "trust", "--tenant", "20", "--cert", run.File("gateway.pem")));
        Assert.Equal(0, await run.Admin("certificate", "trust", "--crl", run.File("list.pem")));
        Assert.Equal("revoked", (await run.Json("certificate", "list", "--tenant", "20"))[0].GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_signing_request_gets_its_certificate_as_pem()
    {
        await run.Admin("tenant", "add", "--code", "20", "--name", "Barcelona");
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=shop", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        File.WriteAllText(run.File("shop.csr"), request.CreateSigningRequestPem());
        Assert.Equal(0, await run.Admin(
            "certificate", "issue", "--tenant", "20", "--csr", run.File("shop.csr"), "--out", run.File("shop.pem")));
        using var certificate = X509CertificateLoader.LoadCertificateFromFile(run.File("shop.pem"));
        Assert.Equal(key.ExportSubjectPublicKeyInfo(), certificate.PublicKey.ExportSubjectPublicKeyInfo());
    }

    [Fact]
    public async Task Passwords_of_files_are_kept_out_of_answers()
    {
        await run.Admin("tenant", "add", "--code", "20", "--name", "Barcelona");
        var answer = await run.Json(
            "certificate", "issue", "--tenant", "20", "--name", "shops", "--out", run.File("g.pem"), "--password", "top-secret-1");
        Assert.DoesNotContain("top-secret-1", JsonSerializer.Serialize(answer), StringComparison.Ordinal);
        Assert.Contains("ENCRYPTED", File.ReadAllText(run.File("g.key")), StringComparison.Ordinal);
    }
}

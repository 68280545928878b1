using System.Security.Cryptography.X509Certificates;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Soap;
using UrbGrade.Modules.Core.Trust;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Trust;

public class AuthorityPublicationTests : IAsyncLifetime
{
    private readonly TrustWorld world = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IAuthorityPublication Publication => world.Platform.Get<IAuthorityPublication>();

    public async ValueTask InitializeAsync() => await world.AddTenants();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task The_list_names_what_was_revoked_within_a_minute_and_nothing_else()
    {
        var (kept, ended) = (await Issue("kept"), await Issue("ended"));
        Assert.Equal(0, new RevocationList(await Publication.RevocationList(Cancellation)).Count);
        await world.Store.Revoke(Sha256Thumbprint.Of(ended), "key lost", Cancellation);
        var foreign = TestCertificates.SelfSigned("foreign");
        await world.Trust(foreign);
        await world.Store.Revoke(Sha256Thumbprint.Of(foreign), "not of our making", Cancellation);
        world.Platform.Clock.Advance(TimeSpan.FromMinutes(1));
        var list = new RevocationList(await Publication.RevocationList(Cancellation));
        using var authority = X509Certificate2.CreateFromPem(Publication.Certificate);
        Assert.True(list.IsSignedBy(authority));
        Assert.Equal(1, list.Count);
        Assert.True(list.Revokes(ended));
        Assert.False(list.Revokes(kept));
        Assert.Equal(world.Now.AddDays(7), list.NextUpdate);
    }

    [Fact]
    public async Task What_was_revoked_is_listed_although_the_clock_was_put_back_meanwhile()
    {
        var ended = await Issue("ended");
        await Publication.RevocationList(Cancellation);
        world.Platform.Clock.AdjustTime(world.Now.AddHours(-6));

        await world.Store.Revoke(Sha256Thumbprint.Of(ended), "key lost", Cancellation);

        Assert.True(new RevocationList(await Publication.RevocationList(Cancellation)).Revokes(ended));
    }

    [Fact]
    public async Task OpenSsl_believes_the_list()
    {
        var ended = await Issue("ended");
        await world.Store.Revoke(Sha256Thumbprint.Of(ended), "key lost", Cancellation);
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.File("list.crl"), await Publication.RevocationList(Cancellation), Cancellation);
        await File.WriteAllTextAsync(folder.File("ca.pem"), Publication.Certificate, Cancellation);
        var (code, output, errors) = await ExternalTool.TryRun(
            "openssl", ["crl", "-inform", "DER", "-in", folder.File("list.crl"), "-CAfile", folder.File("ca.pem"), "-noout", "-text"], cancellation: Cancellation);
        Assert.SkipWhen(code == -1, "There is no openssl; install it to check the list with a stranger's eyes.");
        var said = output + errors;
        Assert.Contains("verify OK", said, StringComparison.Ordinal);
        Assert.Contains(ended.SerialNumber.TrimStart('0'), said.Replace(":", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Certificates_say_where_the_list_is_once_that_is_configured()
    {
        Assert.DoesNotContain((await Issue("before")).Extensions, extension => extension.Oid?.Value == "2.5.29.31");
        await using var platform = new TestPlatform(world.Platform.Folder, new Dictionary<string, string?>
        {
            ["Core:RevocationListAddress"] = "http://urbgrade.example/pki/revoked.crl",
        });
        var issued = await platform.Get<ITrustStore>().IssueGateway("20", "after", Cancellation);
        var place = Assert.Single(issued.Certificate!.Extensions, extension => extension.Oid?.Value == "2.5.29.31");
        Assert.Contains("http://urbgrade.example/pki/revoked.crl", System.Text.Encoding.ASCII.GetString(place.RawData), StringComparison.Ordinal);
        Assert.True(world.Judge(issued.Certificate!).Trusted);
    }

    private async Task<X509Certificate2> Issue(string name) => (await world.Store.IssueGateway("20", name, Cancellation)).Certificate!;
}

using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using UrbGrade.Modules.Core.Accounts;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

/// <summary>Whoever reads the database, or a copy of it, cannot make sessions.</summary>
[OnPostgreSql]
public sealed class CookieKeySealTests : IDisposable
{
    private const string Said = "a session";

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Keys_of_sessions_do_not_lie_in_the_clear_in_the_database_where_a_certificate_is_given()
    {
        string session;
        await using var first = new TestPlatform();
        session = Protector(first).Protect(Said);
        Assert.Contains("<masterKey", Keys(first), StringComparison.Ordinal);

        var old = Certificate("old");
        await using (var node = new TestPlatform(first.Folder, Settings(old)))
        {
            await node.Get<CookieKeySeal>().StartAsync(Cancellation);
            Assert.DoesNotContain("<masterKey", Keys(node), StringComparison.Ordinal);
            Assert.Equal(Said, Protector(node).Unprotect(session));
        }

        await using (var renewed = new TestPlatform(first.Folder, Settings(Certificate("new"), old)))
        {
            Assert.Equal(Said, Protector(renewed).Unprotect(session));
        }

        await using var thief = new TestPlatform(first.Folder);
        Assert.Throws<CryptographicException>(() => Protector(thief).Unprotect(session));
    }

    [Fact]
    public async Task A_session_counts_on_every_node_though_each_has_a_data_folder_of_its_own()
    {
        await using var first = new TestPlatform();
        var session = Protector(first).Protect(Said);
        File.Copy(Path.Combine(first.Folder, "urbgrade.json"), folder.File("urbgrade.json"));

        await using var second = new TestPlatform(folder.Path);

        Assert.Equal(Said, Protector(second).Unprotect(session));
    }

    [Fact]
    public void A_certificate_that_cannot_be_used_is_named()
    {
        var failure = Assert.Throws<InvalidOperationException>(() => new TestPlatform(folder.Path, Settings(folder.File("missing.p12"))));
        Assert.Contains("missing.p12", failure.Message, StringComparison.Ordinal);
    }

    private string Certificate(string name) => TestCertificates.Write(folder.Path, name, TestCertificates.SelfSigned(name)).Pkcs12;

    private static Dictionary<string, string?> Settings(params string[] certificates) => new(
        certificates.Select((file, i) => KeyValuePair.Create($"Core:CookieKeyCertificates:{i}", (string?)file)))
    {
        ["Core:CookieKeyPassword"] = "only-for-tests",
    };

    private static IDataProtector Protector(TestPlatform platform) => platform.Get<IDataProtectionProvider>().CreateProtector("test");

    private static string Keys(TestPlatform platform)
    {
        using var database = platform.Contexts.Read(TenantScope.Platform);
        return string.Join('\n', database.Set<CookieKeyRow>().Select(key => key.Xml));
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Tests.Support;
using UrbGrade.Web.Hosting;

namespace UrbGrade.Tests.Interop;

/// <summary>The whole platform over HTTPS on a free port, for clients from outside, with two gateways: tenant 20 has to use SHA-256,
/// tenant 10 may use SHA-1.</summary>
public sealed class InteropPlatform : IAsyncLifetime
{
    private readonly TestAuthority authority = new("Interop authority");
    private readonly TemporaryFolder folder = new();
    private WebApplication? platform;

    public InteropPlatform()
    {
        var server = new TestCertificateOptions { DnsNames = ["localhost", "127.0.0.1"] };
        Server = TestCertificates.Write(folder.Path, "server", authority.Issue("localhost", server));
        Authority = TestCertificates.Write(folder.Path, "authority", authority.Public);
        Gateway = TestCertificates.Write(folder.Path, "gateway-20", authority.Issue("gateway-20"));
        Sha1Gateway = TestCertificates.Write(folder.Path, "gateway-10", authority.Issue("gateway-10"));
        Stranger = TestCertificates.Write(folder.Path, "stranger", TestCertificates.SelfSigned("gateway-20"));
    }

    public string Endpoint { get; private set; } = "";

    internal TestCertificateFiles Gateway { get; }

    internal TestCertificateFiles Sha1Gateway { get; }

    internal TestCertificateFiles Stranger { get; }

    internal TestCertificateFiles Server { get; }

    internal TestCertificateFiles Authority { get; }

    public async ValueTask InitializeAsync()
    {
        var options = new ServeOptions
        {
            DataFolder = folder.File("data"),
            HttpsPort = 0,
            Bind = "127.0.0.1",
            ServerCertificate = Server.Pkcs12,
            ServerCertificatePassword = Server.Password,
        };
        await Administer(options.DataFolder);
        platform = PlatformHost.Build(options, host => host.Logging.ClearProviders());
        await platform.StartAsync();
        Endpoint = $"https://localhost:{new Uri(platform.Urls.First()).Port}/aggregation";
    }

    public async ValueTask DisposeAsync()
    {
        if (platform is not null)
            await platform.DisposeAsync();
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

    private async Task Administer(string dataFolder)
    {
        using var services = PlatformServices.Open(dataFolder);
        var tenants = services.Services.GetRequiredService<ITenantDirectory>();
        var trust = services.Services.GetRequiredService<ITrustStore>();
        await Done(tenants.Add(new TenantDraft("20", "Barcelona"), CancellationToken.None));
        await Done(tenants.Add(new TenantDraft("10", "Kalundborg", AllowsSha1: true), CancellationToken.None));
        await Done(trust.TrustGateway(await Pem(Gateway), "20", CancellationToken.None));
        await Done(trust.TrustGateway(await Pem(Sha1Gateway), "10", CancellationToken.None));
    }

    private static async Task<ReadOnlyMemory<byte>> Pem(TestCertificateFiles files) => await File.ReadAllBytesAsync(files.Certificate);

    private static async Task Done(Task<AdministrationResult> change)
    {
        var result = await change;
        Assert.True(result.Outcome == AdministrationOutcome.Done, result.ToString());
    }
}

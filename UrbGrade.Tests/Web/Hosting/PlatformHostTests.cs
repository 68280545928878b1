using System.Net;
using System.Security.Cryptography.X509Certificates;
using Hangfire;
using Hangfire.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using UrbGrade.Bus.Soap;
using UrbGrade.Tests.Support;
using UrbGrade.Web.Hosting;
using UrbGrade.Web.Jobs;

namespace UrbGrade.Tests.Web.Hosting;

public sealed class PlatformHostTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_new_folder_is_enough_to_start_and_a_second_start_goes_on()
    {
        string? authority = null;
        for (var start = 0; start < 2; start++)
        {
            await using var platform = await Start(new ServeOptions { DataFolder = folder.Path, HttpsPort = 0, Bind = "127.0.0.1" });
            var found = File.ReadAllText(folder.File("keys/ca.pem"));
            Assert.Equal(authority ?? found, found);
            authority = found;
            using var client = Client(X509CertificateLoader.LoadCertificateFromFile(folder.File("keys/ca.pem")));
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri($"{Port(platform)}/health/live"), Cancellation)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri($"{Port(platform)}/health/ready"), Cancellation)).StatusCode);
            await platform.StopAsync(Cancellation);
        }
    }

    [Theory]
    [InlineData("all", 1)]
    [InlineData("worker", 1)]
    [InlineData("web", 0)]
    public async Task Every_process_that_does_work_schedules_the_housekeeping(string role, int jobs)
    {
        await using var platform = await Start(new ServeOptions { DataFolder = folder.Path, HttpPort = 0, Role = role });
        using var storage = platform.Services.GetRequiredService<JobStorage>().GetConnection();

        Assert.Equal(jobs, platform.Services.GetServices<IHostedService>().Count(service => service is NightlyJobs));
        await Eventually.Equal(jobs, () => storage.GetRecurringJobs().Count(job => job.Id == PlatformJobs.Housekeeping));
        await platform.StopAsync(Cancellation);
    }

    [Fact]
    public async Task The_given_certificate_serves()
    {
        using var authority = new TestAuthority();
        var own = authority.Issue("localhost");
        var files = TestCertificates.Write(folder.Path, "server", own);
        await using var platform = await Start(new ServeOptions
        {
            DataFolder = folder.File("data"),
            HttpsPort = 0,
            Bind = "127.0.0.1",
            ServerCertificate = files.Pkcs12,
            ServerCertificatePassword = files.Password,
        });
        using var client = Client(authority.Public);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri($"{Port(platform)}/health/ready"), Cancellation)).StatusCode);
        Assert.False(File.Exists(folder.File("data/keys/server.p12")));
        await platform.StopAsync(Cancellation);
    }

    [Fact]
    public void A_wrong_password_is_told_with_the_file_before_anything_starts()
    {
        var files = TestCertificates.Write(folder.Path, "server", TestCertificates.SelfSigned("localhost"));
        var refused = Assert.Throws<InvalidOperationException>(() => PlatformHost.Build(new ServeOptions
        {
            DataFolder = folder.File("data"),
            HttpsPort = 0,
            ServerCertificate = files.Pkcs12,
            ServerCertificatePassword = "wrong",
        }));
        Assert.Contains(files.Pkcs12, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Private_keys_are_their_owners_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows protects the folder by inheritance.");
            return;
        }

        using var platform = PlatformHost.Build(new ServeOptions { DataFolder = folder.Path, HttpsPort = 0 }) as IDisposable;
        foreach (var file in Directory.GetFiles(folder.File("keys"), "*.key").Append(folder.File("keys/server.p12")))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder.File("keys")));
    }

    [Fact]
    public void Wrong_options_are_told_with_key_value_and_what_is_allowed()
    {
        var problems = new ServeOptions
        {
            DataFolder = folder.Path,
            HttpsPort = 70000,
            Bind = "everywhere",
            Role = "king",
            Modules = ["quantification", "Astrology"],
            ServerCertificate = "nosuch.p12",
        }.Problems().ToList();
        Assert.Equal(5, problems.Count);
        Assert.Contains(problems, p => p.StartsWith("--modules names 'Astrology'; allowed are Core, Aggregation,", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Contains("--https is 70000; allowed are 0 to 65535", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Contains("--role is 'king'; allowed are all, web, worker, proxy", StringComparison.Ordinal));
        Assert.Contains("--https", Assert.Single(new ServeOptions { DataFolder = folder.Path }.Problems()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "", true)]
    [InlineData(false, "10.1.0.0/16", true)]
    [InlineData(false, "127.0.0.1", false)]
    [InlineData(true, "", false)]
    public async Task Only_a_named_proxy_is_believed_where_a_request_comes_from(bool hasPlainPort, string trusted, bool isLimited)
    {
        await using var platform = await Start(new ServeOptions
        {
            DataFolder = folder.Path, HttpsPort = 0, HttpPort = hasPlainPort ? 0 : null, Bind = "127.0.0.1", TrustedProxies = trusted.Length > 0 ? [trusted] : [],
        });
        using var client = Client(X509CertificateLoader.LoadCertificateFromFile(folder.File("keys/ca.pem")));
        var refused = false;
        for (var i = 0; i < 25; i++)
        {
            using var attempt = new HttpRequestMessage(HttpMethod.Post, $"{Port(platform)}/account/sign-in") { Content = new FormUrlEncodedContent([]) };
            attempt.Headers.Add("X-Forwarded-For", $"198.51.100.{i}");
            using var answer = await client.SendAsync(attempt, Cancellation);
            refused |= answer.StatusCode == HttpStatusCode.TooManyRequests;
        }

        Assert.Equal(isLimited, refused);
        await platform.StopAsync(Cancellation);
    }

    private static async Task<WebApplication> Start(ServeOptions options)
    {
        var platform = PlatformHost.Build(options, host => host.Logging.ClearProviders());
        await platform.StartAsync(Cancellation);
        return platform;
    }

    private static string Port(WebApplication platform) =>
        $"https://localhost:{new Uri(platform.Urls.First(url => url.StartsWith("https:", StringComparison.Ordinal))).Port}";

    private static HttpClient Client(X509Certificate2 authority) => new(new SocketsHttpHandler
    {
        SslOptions =
        {
            RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is X509Certificate2 server
                && CertificateRules.ChainViolation(server, [authority], [], TimeProvider.System.GetUtcNow()) is null
                && server.MatchesHostname("localhost"),
        },
    });
}

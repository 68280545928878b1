using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Tests.Support;
using UrbGrade.Web.Hosting;
using UrbGrade.Web.Proxy;

namespace UrbGrade.Tests.Web.Proxy;

/// <summary>A proxy on free ports, and somebody outside who knows it by a public name.</summary>
internal sealed class RunningProxy : IAsyncDisposable
{
    /// <summary>A name as a browser knows it; strict transport security leaves <c>localhost</c> out.</summary>
    public const string PublicName = "urbgrade.example";

    private static readonly X509Certificate2 Own = TestCertificates.SelfSigned(PublicName, new TestCertificateOptions { DnsNames = [PublicName, "localhost", "127.0.0.1"] });

    private readonly TemporaryFolder folder = new();
    private readonly WebApplication app;

    private RunningProxy(ProxyOptions options, int? busPort, string settings)
    {
        File.WriteAllText(folder.File("urbgrade.json"), settings);
        var serve = new ServeOptions { DataFolder = folder.Path, Role = "proxy", HttpsPort = 0, HttpPort = 0, BusPort = busPort, Bind = "127.0.0.1" };
        app = ProxyHost.Build(serve, options, new PlatformCertificate(Own, []), host => host.Logging.ClearProviders());
    }

    /// <summary>Of the HTTPS port, on this machine.</summary>
    public Uri Address => new(app.Urls.First(url => url.StartsWith("https:", StringComparison.Ordinal)));

    /// <summary>Of the HTTP port, on this machine.</summary>
    public Uri PlainAddress => new(app.Urls.First(url => url.StartsWith("http:", StringComparison.Ordinal)));

    /// <summary>Of the HTTPS port, by its public name.</summary>
    public Uri PublicAddress => new($"https://{PublicName}:{Address.Port}");

    /// <summary>Of the port for partners' modules.</summary>
    public Uri BusAddress => new($"https://localhost:{new Uri(app.Urls.Last()).Port}");

    /// <param name="settings">Further settings, JSON.</param>
    public static async Task<RunningProxy> Start(ProxyOptions options, bool bus = false, string settings = "{}")
    {
        var proxy = new RunningProxy(options, bus ? 0 : null, settings);
        Assert.Empty(options.Problems(bus ? 0 : null));
        await proxy.app.StartAsync(TestContext.Current.CancellationToken);
        return proxy;
    }

    /// <summary>Somebody outside: every name leads to this machine, and only this proxy's certificate counts.</summary>
    public HttpClient Visitor() => new(Handler()) { BaseAddress = PublicAddress };

    public static SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        ConnectCallback = async (context, cancellation) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        },
        SslOptions =
        {
            RemoteCertificateValidationCallback = (_, server, _, _) => server?.GetRawCertData().AsSpan().SequenceEqual(Own.RawDataMemory.Span) == true,
        },
    };

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        folder.Dispose();
    }
}

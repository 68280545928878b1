using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace UrbGrade.Command.Running;

/// <summary>Asks the platform whether it is ready, over HTTPS and trusting the demo's own authority alone.</summary>
internal sealed class PlatformHealth : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    private readonly HttpClient http;
    private readonly X509Certificate2 authority;
    private readonly string address;

    public PlatformHealth(string address, string authorityFile)
    {
        this.address = address;
        authority = X509CertificateLoader.LoadCertificateFromFile(authorityFile);
        http = new HttpClient(new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                CertificateChainPolicy = new X509ChainPolicy
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    CustomTrustStore = { authority },
                    RevocationMode = X509RevocationMode.NoCheck,
                },
            },
        })
        {
            Timeout = TimeSpan.FromSeconds(5),
        };
    }

    public async Task WaitAsync(TimeProvider clock, CancellationToken cancellation)
    {
        while (!await IsReadyAsync(cancellation))
            await Task.Delay(Pause, clock, cancellation);
    }

    public void Dispose()
    {
        http.Dispose();
        authority.Dispose();
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellation)
    {
        try
        {
            using var response = await http.GetAsync($"{address}/health/ready", cancellation);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }
}

using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace UrbGrade.Tests.Web.Proxy;

/// <summary>A request as it is written, which an HTTP client would put right first.</summary>
internal static class RawRequest
{
    /// <returns>All that comes back until the server closes or has answered.</returns>
    public static async Task<string> Send(Uri address, string request)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var socket = new TcpClient();
        await socket.ConnectAsync(address.Host, address.Port, cancellation);
#pragma warning disable CA5359 // The test's own server on this machine, and nothing secret is said to it.
        await using var tls = new SslStream(socket.GetStream(), false, (_, _, _, _) => true);
#pragma warning restore CA5359
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = "localhost" }, cancellation);
        await tls.WriteAsync(Encoding.ASCII.GetBytes(request), cancellation);
        var answer = new StringBuilder();
        var buffer = new byte[16 * 1024];
        try
        {
            for (int read; (read = await tls.ReadAsync(buffer, cancellation)) > 0;)
            {
                answer.Append(Encoding.UTF8.GetString(buffer, 0, read));
            }
        }
        catch (IOException)
        {
            // A server that refuses what is still being sent closes hard, after its answer.
        }

        return answer.ToString();
    }
}

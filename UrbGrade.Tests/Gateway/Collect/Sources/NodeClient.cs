using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace UrbGrade.Tests.Gateway.Collect.Sources;

/// <summary>The other end of a node's line.</summary>
internal sealed class NodeClient : IDisposable
{
    private readonly TcpClient client;
    private readonly Stream stream;
    private readonly StreamReader reader;

    private NodeClient(TcpClient client, Stream stream)
    {
        this.client = client;
        this.stream = stream;
        reader = new StreamReader(stream, Encoding.ASCII);
    }

    public static async Task<NodeClient> ConnectAsync(int port, X509Certificate2? server = null)
    {
        var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
        if (server is null)
            return new NodeClient(client, client.GetStream());
        var secure = new SslStream(client.GetStream(), false, (_, shown, _, _) => shown?.GetCertHashString() == server.Thumbprint);
        await secure.AuthenticateAsClientAsync("localhost");
        return new NodeClient(client, secure);
    }

    /// <summary>A node's log as it travels: with its password, and the checksum that then holds.</summary>
    public static byte[] Log(byte[] filed, string password)
    {
        var text = Encoding.Latin1.GetString(filed).Replace("CLAVE=********", "CLAVE=" + password, StringComparison.Ordinal);
        var body = Encoding.Latin1.GetBytes(text[..(text.IndexOf("CRC=", StringComparison.Ordinal) + 4)]);
        return [.. body, .. Encoding.ASCII.GetBytes($"{Modbus(body):X4}\r\n")];
    }

    public Task SendAsync(string text) => SendAsync(Encoding.Latin1.GetBytes(text));

    public async Task SendAsync(byte[] bytes)
    {
        await stream.WriteAsync(bytes, TestContext.Current.CancellationToken);
        await stream.FlushAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The next answer; null when the gateway has hung up.</summary>
    public async Task<string?> ReadLineAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        try
        {
            return await reader.ReadLineAsync(limit.Token);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        reader.Dispose();
        client.Dispose();
    }

    private static int Modbus(byte[] bytes)
    {
        var sum = 0xFFFF;
        foreach (var value in bytes)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum & 1) == 1 ? (sum >> 1) ^ 0xA001 : sum >> 1;
        }

        return sum;
    }
}

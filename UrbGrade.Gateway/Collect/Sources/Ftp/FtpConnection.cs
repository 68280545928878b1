using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using System.Text.RegularExpressions;
using UrbGrade.Gateway.Deliver;

namespace UrbGrade.Gateway.Collect.Sources.Ftp;

/// <summary>
/// The two lines of FTP: one for commands, and a new one for each transfer. Under TLS both use the same options, so that
/// the second takes up the session of the first, as careful servers demand. Only passive mode: gateways sit behind
/// firewalls.
/// </summary>
internal sealed partial class FtpConnection : IAsyncDisposable
{
    // .NET remembers one TLS session for each name in the process: a second connection to the same host would have the
    // first one's transfers take up a session that is not theirs, and the server refuse them ("522 session reuse required").
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Turns = new(StringComparer.OrdinalIgnoreCase);

    private readonly FtpOrigin origin;
    private readonly SslClientAuthenticationOptions? tls;
    private readonly SemaphoreSlim? turn;
    private readonly FtpReplies replies;
    private Stream control;

    private FtpConnection(FtpOrigin origin, Stream control, SemaphoreSlim? turn)
    {
        this.origin = origin;
        this.control = control;
        this.turn = turn;
        replies = new FtpReplies(origin);

        // The name, never its address: sessions are remembered by name.
        tls = origin.IsEncrypted
            ? new SslClientAuthenticationOptions
            {
                TargetHost = origin.Url.IdnHost,
                EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                RemoteCertificateValidationCallback = TlsTrust.Of(origin.Tls),
            }
            : null;
    }

    /// <summary>How names are written; known after the server told what it can.</summary>
    public Encoding Encoding { get; set; } = Encoding.Latin1;

    /// <summary>
    /// Connects, starts TLS where it is wanted, and logs in. Under TLS it first waits until no other connection to the host
    /// is open.
    /// </summary>
    public static async Task<FtpConnection> OpenAsync(FtpOrigin origin, CancellationToken cancellation)
    {
        var turn = origin.IsEncrypted ? Turns.GetOrAdd(origin.Url.IdnHost, static _ => new SemaphoreSlim(1)) : null;
        if (turn is not null)
            await turn.WaitAsync(cancellation);
        try
        {
            var line = await ConnectAsync(origin, origin.Port, cancellation);
            var connection = new FtpConnection(origin, line, turn);
            try
            {
                await connection.LogInAsync(cancellation);
                return connection;
            }
            catch
            {
                await connection.control.DisposeAsync();
                throw;
            }
        }
        catch
        {
            turn?.Release();
            throw;
        }
    }

    public async Task<FtpReply> SendAsync(string command, CancellationToken cancellation)
    {
        if (command.AsSpan().IndexOfAny('\r', '\n', '\0') >= 0)
            throw new SourceException("a name on the server holds a line break: it cannot be asked for");
        return await WithinAsync(
            async token =>
            {
                await control.WriteAsync(Encoding.GetBytes(command + "\r\n"), token);
                await control.FlushAsync(token);
                return await ReadReplyAsync(token);
            },
            cancellation);
    }

    /// <summary>Sends a command that has to succeed.</summary>
    /// <exception cref="SourceException">The server refuses it.</exception>
    public async Task<FtpReply> DemandAsync(string command, CancellationToken cancellation)
    {
        var reply = await SendAsync(command, cancellation);
        return reply.Code is >= 200 and < 400 ? reply : throw Refused(command, reply);
    }

    /// <summary>Receives what a command sends over a line of its own.</summary>
    public async Task TransferAsync(string command, Stream to, CancellationToken cancellation)
    {
        var port = await PassivePortAsync(cancellation);
        await using var line = await ConnectAsync(origin, port, cancellation);
        var begun = await SendAsync(command, cancellation);
        if (begun.Code is not (125 or 150))
            throw Refused(command, begun);
        var data = await SecureAsync(line, cancellation);
        await using (data)
        {
            var piece = new byte[81920];
            while (true)
            {
                var read = await WithinAsync(token => data.ReadAsync(piece, token).AsTask(), cancellation);
                if (read == 0)
                    break;
                await to.WriteAsync(piece.AsMemory(0, read), cancellation);
            }
        }

        var ended = await WithinAsync(ReadReplyAsync, cancellation);
        if (ended.Code is not (226 or 250))
            throw Refused(command, ended);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            await control.WriteAsync("QUIT\r\n"u8.ToArray(), limit.Token);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The line is broken already; a farewell is a courtesy.
        }

        try
        {
            await control.DisposeAsync();
        }
        finally
        {
            turn?.Release();
        }
    }

    private static async Task<NetworkStream> ConnectAsync(FtpOrigin origin, int port, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            return await WithinAsync(
                origin,
                async token =>
                {
                    await socket.ConnectAsync(new DnsEndPoint(origin.Url.IdnHost, port), token);
                    return new NetworkStream(socket, ownsSocket: true);
                },
                cancellation);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task LogInAsync(CancellationToken cancellation)
    {
        if (origin.ImplicitTls)
            control = await SecureAsync(control, cancellation);
        var greeting = await WithinAsync(ReadReplyAsync, cancellation);
        if (greeting.Code != 220)
            throw Refused("the connection", greeting);

        if (origin.IsEncrypted && !origin.ImplicitTls)
        {
            await DemandAsync("AUTH TLS", cancellation);

            // What came in the clear before TLS must not count as said under it.
            replies.Forget();
            control = await SecureAsync(control, cancellation);
        }

        var reply = await SendAsync("USER " + origin.User, cancellation);
        if (reply.Code == 331)
            reply = await SendAsync("PASS " + origin.Password, cancellation);
        if (reply.Code is < 200 or >= 300)
            throw new SourceException($"{origin.Url.Host} does not let {origin.User} in ({reply.Code} {reply.Text}): check user and credential");
        if (!origin.IsEncrypted)
            return;
        await DemandAsync("PBSZ 0", cancellation);
        await DemandAsync("PROT P", cancellation);
    }

    private async Task<Stream> SecureAsync(Stream line, CancellationToken cancellation)
    {
        if (tls is null)
            return line;
        var secure = new SslStream(line, leaveInnerStreamOpen: false);
        try
        {
            return await WithinAsync(
                async token =>
                {
                    await secure.AuthenticateAsClientAsync(tls, token);
                    return secure;
                },
                cancellation);
        }
        catch (AuthenticationException distrusted)
        {
            await secure.DisposeAsync();
            throw new SourceException($"the certificate of {origin.Url.Host} is not trusted: name its authority in tls", distrusted);
        }
    }

    // The address in a PASV reply is often one behind a router: the port is enough.
    private async Task<int> PassivePortAsync(CancellationToken cancellation)
    {
        var reply = await SendAsync("EPSV", cancellation);
        if (reply.Code == 229 && ExtendedPort().Match(reply.Text) is { Success: true } extended)
            return int.Parse(extended.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        reply = await DemandAsync("PASV", cancellation);
        return PassivePort().Match(reply.Text) is { Success: true } passive
            ? (int.Parse(passive.Groups[1].ValueSpan, CultureInfo.InvariantCulture) << 8) + int.Parse(passive.Groups[2].ValueSpan, CultureInfo.InvariantCulture)
            : throw Refused("PASV", reply);
    }

    private Task<FtpReply> ReadReplyAsync(CancellationToken cancellation) => replies.ReadAsync(control, Encoding, cancellation);

    private Task<T> WithinAsync<T>(Func<CancellationToken, Task<T>> step, CancellationToken cancellation) => WithinAsync(origin, step, cancellation);

    private static async Task<T> WithinAsync<T>(FtpOrigin origin, Func<CancellationToken, Task<T>> step, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(origin.Timeout);
        try
        {
            return await step(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new SourceException($"{origin.Url.Host} does not answer within {origin.Timeout.TotalSeconds:0} s");
        }
    }

    private static SourceException Refused(string command, FtpReply reply) =>
        new($"the server answers {reply.Code} {reply.Text.Split('\n')[0]} to {command}");

    [GeneratedRegex(@"\(\|\|\|(\d{1,5})\|\)")]
    private static partial Regex ExtendedPort();

    [GeneratedRegex(@"\d+,\d+,\d+,\d+,(\d+),(\d+)")]
    private static partial Regex PassivePort();
}

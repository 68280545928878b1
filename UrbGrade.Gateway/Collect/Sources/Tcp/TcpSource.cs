using System.Collections.Concurrent;
using System.Net.Security;
using System.Net.Sockets;
using NodaTime;
using UrbGrade.Gateway.Deliver;
using UrbGrade.Gateway.Events;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Collect.Sources.Tcp;

/// <summary>
/// Takes the calls of the site's nodes. A node that cannot prove who it is learns nothing and is reported; one that does
/// not call for too long is reported once, and again when it is back.
/// </summary>
internal sealed partial class TcpSource(TcpOrigin origin, SourceContext context) : IListeningSource
{
    private static readonly TimeSpan LongestWatch = TimeSpan.FromMinutes(1);

    private readonly ILogger log = context.Logs.CreateLogger<TcpSource>();
    private readonly NodeBook nodes = new(context.Database, context.Source.Id, context.Time);
    private readonly NodeReports reports = new(context);
    private readonly WrongGuesses guesses = new(context.Time);

    /// <summary>The port that is listened at; 0 while it is not.</summary>
    public int Port { get; private set; }

    public async Task ListenAsync(CancellationToken cancellation)
    {
        GrowingFile.Recover(context.Drop, Recovered);
        var certificate = origin.Certificate is { } file ? UplinkFactory.LoadSigning(file) : null;
        using var listener = new TcpListener(origin.Listen);
        listener.Start();
        Port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
        LogListening(context.Source.Id, listener.LocalEndpoint.ToString()!);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var watching = WatchAsync(stopping.Token);
        var calls = new ConcurrentDictionary<Task, bool>();
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stopping.Token);
                if (calls.Count >= origin.MostConnections)
                {
                    client.Dispose();
                    LogFull(context.Source.Id, origin.MostConnections);
                    continue;
                }

                var call = TakeAsync(client, certificate, stopping.Token);
                calls[call] = true;
                _ = call.ContinueWith(done => calls.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
        }
        finally
        {
            Port = 0;
            await stopping.CancelAsync();
            await Task.WhenAll(calls.Keys);
            await watching;
            certificate?.Dispose();
        }
    }

    public Task<IReadOnlyList<string>> TestAsync(CancellationToken cancellation)
    {
        var known = nodes.List();
        return Task.FromResult<IReadOnlyList<string>>(
        [
            $"{origin.Listen} takes calls of {known.Count} nodes while the gateway runs",
            .. known.Select(node => $"{node.Name}, {(node.LastSeenAt is { } seen ? $"called last {seen}" : "never called")}{(node.Silent ? ", silent" : "")}"),
        ]);
    }

    private async Task TakeAsync(TcpClient client, System.Security.Cryptography.X509Certificates.X509Certificate2? certificate, CancellationToken cancellation)
    {
        await Task.Yield();
        var address = (client.Client.RemoteEndPoint as System.Net.IPEndPoint)?.Address.ToString() ?? "?";
        var node = "?";
        try
        {
            using var held = client;
            client.NoDelay = true;
            client.Client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            await using var connection = new NodeConnection(await SecureAsync(client, certificate, cancellation), address, origin.Idle);
            if (await connection.ReadLinesAsync(1, cancellation) is not [var first])
                return;
            if (await AdmitAsync(connection, first, cancellation) is not { } greeting)
                return;
            node = greeting.Node;
            if (origin.Sequenced)
                await new SequencedCall(origin, context, connection, greeting, reports, nodes).TakeAsync(cancellation);
            else
                await new NodeLogCall(context, connection, greeting, first, reports).TakeAsync(cancellation);
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            // The gateway stops; what was acknowledged is on the disk.
        }
        catch (Exception broken)
        {
            LogBroken(context.Source.Id, node, address, broken.Message);
        }
    }

    private async Task<Stream> SecureAsync(TcpClient client, System.Security.Cryptography.X509Certificates.X509Certificate2? certificate, CancellationToken cancellation)
    {
        if (certificate is null)
            return client.GetStream();
        var secure = new SslStream(client.GetStream());
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(origin.Idle);
        await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, limit.Token);
        return secure;
    }

    private async Task<NodeGreeting?> AdmitAsync(NodeConnection connection, byte[] first, CancellationToken cancellation)
    {
        var greeting = NodeGreeting.Parse(first);
        var admitted = greeting is not null && !guesses.IsBarred(Guess(connection, greeting)) && nodes.Knows(greeting.Node, greeting.Password);
        if (greeting is null || !admitted)
        {
            var barred = greeting is not null && guesses.Add(Guess(connection, greeting));
            LogRefused(context.Source.Id, greeting is null ? "somebody" : Shown(greeting.Node), connection.Address, greeting is null ? "no greeting" : "unknown, or a wrong password");
            if (barred)
                LogBarred(context.Source.Id, Shown(greeting!.Node), connection.Address, WrongGuesses.Most, WrongGuesses.Within.TotalMinutes);
            await connection.ReplyAsync("#NO;not admitted", cancellation);
            return null;
        }

        guesses.Forget(Guess(connection, greeting));
        if (nodes.Seen(greeting.Node))
            LogBack(context.Source.Id, greeting.Node);
        if (!context.Buffer.IsFull)
            return greeting;
        await connection.ReplyAsync("#NO;busy, call again", cancellation);
        return null;
    }

    // By name too: nodes of one telephone network share an address, and one of them must not bar the others.
    private static string Guess(NodeConnection connection, NodeGreeting greeting) => $"{connection.Address} {greeting.Node}";

    // Names of strangers may hold anything.
    private static string Shown(string name) => string.Concat(name.Take(60).Select(letter => char.IsControl(letter) ? '?' : letter));

    private async Task WatchAsync(CancellationToken cancellation)
    {
        var pause = origin.SilentAfter / 10 < LongestWatch ? origin.SilentAfter / 10 : LongestWatch;
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                foreach (var (name, since) in nodes.FallSilent(Duration.FromTimeSpan(origin.SilentAfter)))
                    LogSilent(context.Source.Id, name, since);
            }
            catch (System.Data.Common.DbException busy)
            {
                LogWatchFailed(context.Source.Id, busy.Message);
            }

            await Task.Delay(pause, context.Time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Lines that were acknowledged before a crash count as taken, so that none of them seems missing.
    private void Recovered(byte[] content)
    {
        var lines = new List<Range>();
        foreach (var line in content.AsSpan().Split((byte)'\n'))
            lines.Add(line);
        if (!origin.Sequenced || lines.Count < 2 || NodeGreeting.Parse(content.AsSpan()[lines[0]]) is not { } greeting)
            return;
        var numbers = lines.Select(line => SequencedCall.Number(content.AsSpan()[line])).OfType<long>().ToList();
        if (numbers.Count > 0)
            reports.Count(greeting.Node, numbers[0], numbers[^1]);
    }

    [LoggerMessage(EventCode.Listening, LogLevel.Information, "{Source}: takes calls at {Address}")]
    private partial void LogListening(string source, string address);

    [LoggerMessage(EventCode.NodeRefused, LogLevel.Error, "{Source}: refused {Node} from {Address}: {Reason}")]
    private partial void LogRefused(string source, string node, string address, string reason);

    [LoggerMessage(EventCode.NodeBarred, LogLevel.Critical, "{Source}: {Node} from {Address} was wrong {Times} times and is not listened to for {Minutes} minutes")]
    private partial void LogBarred(string source, string node, string address, int times, double minutes);

    [LoggerMessage(EventCode.NodeSilent, LogLevel.Error, "{Source}: {Node} has not called since {Since}")]
    private partial void LogSilent(string source, string node, Instant since);

    [LoggerMessage(EventCode.NodeBack, LogLevel.Warning, "{Source}: {Node} calls again")]
    private partial void LogBack(string source, string node);

    [LoggerMessage(EventCode.CallBroken, LogLevel.Warning, "{Source}: the call of {Node} from {Address} broke off: {Reason}")]
    private partial void LogBroken(string source, string node, string address, string reason);

    [LoggerMessage(EventCode.TooManyCalls, LogLevel.Warning, "{Source}: more than {Most} calls at once; a further one was turned away")]
    private partial void LogFull(string source, int most);

    [LoggerMessage(EventCode.SourceFailed, LogLevel.Warning, "{Source}: could not look for silent nodes, will be tried again: {Reason}")]
    private partial void LogWatchFailed(string source, string reason);
}

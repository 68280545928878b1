using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace UrbGrade.Tests.Support;

/// <summary>A server program that runs as long as a test or a group of tests.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process process;

    private ServerProcess(Process process, int port)
    {
        this.process = process;
        Port = port;
    }

    public int Port { get; }

    /// <summary>Starts a program and waits until it takes connections. Skips the running test where the program is not installed.</summary>
    /// <param name="package">What to install.</param>
    public static async Task<ServerProcess> StartAsync(string program, string package, int port, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var path = new[] { $"/usr/sbin/{program}", $"/usr/bin/{program}" }.FirstOrDefault(File.Exists);
        Assert.SkipWhen(path is null, $"{package} is not installed");
        var process = Process.Start(new ProcessStartInfo(path!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = new System.Text.StringBuilder();
        process.OutputDataReceived += (_, line) => Say(line.Data);
        process.ErrorDataReceived += (_, line) => Say(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, port, cancellation);
                return new ServerProcess(process, port);
            }
            catch (SocketException) when (!process.HasExited && waited.Elapsed < Patience)
            {
                await Task.Delay(50, cancellation);
            }
            catch (SocketException unreachable)
            {
                throw new InvalidOperationException($"{program} does not answer: {unreachable.Message}\n{said}");
            }
        }

        void Say(string? line)
        {
            lock (said)
                said.AppendLine(line);
        }
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Kills the processes that serve one connection each; the server itself goes on.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> CutConnectionsAsync()
    {
        var (_, output, _) = await ExternalTool.TryRun("ps", ["-o", "pid=", "--ppid", $"{process.Id}"]);
        var children = output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        foreach (var child in children)
        {
            try
            {
                using var serving = Process.GetProcessById(int.Parse(child, System.Globalization.CultureInfo.InvariantCulture));
                serving.Kill(entireProcessTree: true);
            }
            catch (ArgumentException)
            {
                // It ended by itself meanwhile.
            }
        }

        return children.Length;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }
}

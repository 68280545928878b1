using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using UrbGrade.Benchmarks.Measuring;

namespace UrbGrade.Benchmarks.Load;

/// <summary>The published platform as a process of its own, on a new data folder with one tenant and its gateway's certificate.</summary>
internal sealed class PublishedPlatform : IAsyncDisposable
{
    public const string Tenant = "20";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Bench bench;
    private readonly string certificates;
    private readonly Lock writing = new();
    private Process? process;

    private PublishedPlatform(Bench bench, string folder)
    {
        this.bench = bench;
        Data = Path.Combine(folder, "data");
        Log = Path.Combine(folder, "platform.log");
        certificates = Path.Combine(folder, "certificates");
        Port = FreePort();
        Directory.CreateDirectory(certificates);
    }

    public string Data { get; }

    public string Log { get; }

    public int Port { get; }

    public string Address => string.Create(CultureInfo.InvariantCulture, $"https://localhost:{Port}");

    public string DatabaseFile => Path.Combine(Data, "urbgrade.db");

    public X509Certificate2 Authority { get; private set; } = null!;

    /// <summary>The gateway's certificate with its key.</summary>
    public X509Certificate2 Gateway { get; private set; } = null!;

    public static async Task<PublishedPlatform> PrepareAsync(Bench bench, string name)
    {
        var platform = new PublishedPlatform(bench, bench.NewFolder(name));
        await platform.AdministerAsync("tenant", "add", "--code", Tenant, "--name", "Benchmark");
        await platform.AdministerAsync(
            "certificate", "issue", "--server", "localhost", "--out", platform.File("server.p12"), "--ca-out", platform.File("authority.pem"));
        await platform.AdministerAsync(
            "certificate", "issue", "--tenant", Tenant, "--name", "benchmark gateway", "--out", platform.File("gateway.p12"));
        platform.Authority = X509CertificateLoader.LoadCertificateFromFile(platform.File("authority.pem"));
        platform.Gateway = X509CertificateLoader.LoadPkcs12FromFile(platform.File("gateway.p12"), null);
        return platform;
    }

    /// <returns>What the command printed.</returns>
    public Task<string> AdministerAsync(params IEnumerable<string> arguments) => AdministerWithAsync("", arguments);

    /// <param name="input">What the command reads from standard input.</param>
    /// <returns>What the command printed.</returns>
    public Task<string> AdministerWithAsync(string input, params IEnumerable<string> arguments) =>
        ChildProgram.RunAsync("dotnet", [bench.PlatformAssembly, "admin", .. arguments, "--data", Data], CancellationToken.None, input);

    /// <summary>Starts the platform and waits until it says that it is ready.</summary>
    /// <returns>How long that took.</returns>
    public async Task<TimeSpan> StartAsync(CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [bench.PlatformAssembly, "serve", "--data", Data, "--https", $"{Port}", "--bind", "127.0.0.1", "--server-cert", File("server.p12")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        var watch = Stopwatch.StartNew();
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, said) => Write(said.Data);
        process.ErrorDataReceived += (_, said) => Write(said.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var client = new PlatformClient(this, connections: 1);
        while (!await client.IsReadyAsync(cancellation))
        {
            if (process.HasExited || watch.Elapsed > Patience)
                throw new BenchException($"the platform did not become ready; its log: {Log}");
            await Task.Delay(5, cancellation);
        }

        return watch.Elapsed;
    }

    /// <summary>Bytes of memory that the process holds now.</summary>
    public long Memory()
    {
        process!.Refresh();
        return process.WorkingSet64;
    }

    /// <summary>Processor time that the process has taken so far.</summary>
    public TimeSpan ProcessorTime()
    {
        process!.Refresh();
        return process.TotalProcessorTime;
    }

    /// <summary>Ends the process at once, as a power cut would.</summary>
    public async Task KillAsync()
    {
        if (process is null)
            return;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Authority?.Dispose();
        Gateway?.Dispose();
    }

    private void Write(string? line)
    {
        if (line is null)
            return;
        lock (writing)
            System.IO.File.AppendAllText(Log, line + Environment.NewLine);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private string File(string name) => Path.Combine(certificates, name);
}

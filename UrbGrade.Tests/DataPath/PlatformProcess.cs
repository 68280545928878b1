using System.Diagnostics;
using System.Globalization;
using System.Net;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.DataPath;

/// <summary>The platform as a process of its own, which a test may kill at any moment.</summary>
internal sealed class PlatformProcess : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";

    /// <summary>The program: the tests' own build, or the published one.</summary>
    private static readonly string Program =
        Environment.GetEnvironmentVariable("URBGRADE_CHAOS_PLATFORM") ?? Path.Combine(AppContext.BaseDirectory, "UrbGrade.Web.dll");

    private static readonly HttpClient Anybody = new(new SocketsHttpHandler
    {
#pragma warning disable CA5359 // Each process makes a certificate of its own, and nothing secret is said to it.
        SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true },
#pragma warning restore CA5359
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(1),
    })
    { Timeout = TimeSpan.FromSeconds(5) };

    private readonly long startedAt = Stopwatch.GetTimestamp();
    private readonly Process process;
    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PlatformProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.IndexOf(Listening, StringComparison.Ordinal) is { } at and >= 0)
            {
                address.TrySetResult(new Uri(new Uri(line.Data[(at + Listening.Length)..].Trim()), "/aggregation"));
            }
        };
        process.Exited += (_, _) => address.TrySetException(new InvalidOperationException("The platform ended before it listened."));
        process.EnableRaisingEvents = true;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>The aggregation interface, once the platform listens.</summary>
    public Task<Uri> Address => address.Task;

    /// <summary>Waits until it says that it can be given requests.</summary>
    /// <returns>How long that took from its start.</returns>
    public async Task<TimeSpan> Ready(CancellationToken cancellation)
    {
        var health = new Uri(await Address, "/health/ready");
        while (!await IsReady(health, cancellation))
        {
            await Task.Delay(10, cancellation);
        }

        return Stopwatch.GetElapsedTime(startedAt);
    }

    /// <summary>Starts the platform on a data folder and a free port.</summary>
    /// <param name="settings">Configuration such as <c>WorkItems:Lease</c>, and variables of others such as <c>OTEL_SERVICE_NAME</c>.</param>
    public static PlatformProcess Start(string dataFolder, TestCertificateFiles server, params (string Key, string Value)[] settings) =>
        Start(dataFolder, server, arguments: [], settings);

    /// <summary>Starts the platform with further arguments of <c>serve</c>.</summary>
    public static PlatformProcess Start(
        string dataFolder, TestCertificateFiles server, IEnumerable<string> arguments, params (string Key, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                Program, "serve", "--data", dataFolder, "--https", "0", "--bind", "127.0.0.1",
                "--server-cert", server.Pkcs12, "--server-cert-password", server.Password,
            },
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["URBGRADE_Logging__LogLevel__Default"] = "Warning";
        start.Environment["URBGRADE_Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information";
        foreach (var (key, value) in settings)
        {
            start.Environment[key.Contains(':', StringComparison.Ordinal) ? "URBGRADE_" + key.Replace(":", "__", StringComparison.Ordinal) : key] = value;
        }

        return new PlatformProcess(Process.Start(start)!);
    }

    /// <summary>Ends the process at once, as a power cut would (SIGKILL).</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync(CancellationToken.None);
        // Nobody may be waiting for the address of a process that was killed while it started.
        _ = address.Task.Exception;
    }

    /// <summary>Stops the process where it stands, as a machine that hangs (SIGSTOP).</summary>
    public Task Pause() => Signal("STOP");

    /// <summary>Lets it go on, as if no time had passed (SIGCONT).</summary>
    public Task Resume() => Signal("CONT");

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await Kill();
        }

        process.Dispose();
    }

    private static async Task<bool> IsReady(Uri health, CancellationToken cancellation)
    {
        try
        {
            using var answer = await Anybody.GetAsync(health, cancellation);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>How the leases of its work name it.</summary>
    public string LeaseMark => $"/{process.Id}/";

    /// <summary>How far each of its threads gives way to others: 0 not at all, 19 to everybody (proc(5), field 19 of stat).</summary>
    public IEnumerable<int> Niceness()
    {
        foreach (var thread in Directory.EnumerateDirectories($"/proc/{process.Id}/task"))
        {
            string line;
            try
            {
                line = File.ReadAllText(Path.Combine(thread, "stat"));
            }
            catch (IOException)
            {
                continue; // It has just ended.
            }

            // What stands before is its number and its name, which may have blanks.
            yield return int.Parse(line[(line.LastIndexOf(')') + 2)..].Split(' ')[16], CultureInfo.InvariantCulture);
        }
    }

    private Task Signal(string name) => ExternalTool.Run("kill", [$"-{name}", $"{process.Id}"]);
}

using System.Diagnostics;
using System.Text;

namespace UrbGrade.Tests.DataPath;

/// <summary>A gateway as a process of its own, which a test may kill at any moment.</summary>
internal sealed class GatewayProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly StringBuilder said = new();

    private GatewayProcess(Process process)
    {
        this.process = process;
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
    }

    public bool HasExited => process.HasExited;

    /// <summary>What it printed so far.</summary>
    public string Said
    {
        get
        {
            lock (said)
                return said.ToString();
        }
    }

    /// <summary>Starts a gateway.</summary>
    /// <param name="arguments">Of its command line, such as <c>run</c>.</param>
    /// <param name="environment">Variables that it gets beside those of the tests.</param>
    public static GatewayProcess Start(string configuration, IEnumerable<string> arguments, params IEnumerable<(string Name, string Value)> environment)
    {
        // The frameworks and packages beside the test assembly are those of the tests.
        var start = new ProcessStartInfo(
            "dotnet",
            [
                "exec", "--runtimeconfig", Beside("UrbGrade.Tests.runtimeconfig.json"), "--depsfile", Beside("UrbGrade.Tests.deps.json"),
                Beside("urbgrade-gateway.dll"), .. arguments, "--config", configuration,
            ])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new GatewayProcess(Process.Start(start)!);
    }

    /// <summary>Ends the process at once, as a power cut would (SIGKILL).</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>Its exit code, once it ended by itself.</summary>
    public async Task<int> End(CancellationToken cancellation)
    {
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await Kill();
        process.Dispose();
    }

    private void Hear(string? line)
    {
        lock (said)
            said.AppendLine(line);
    }

    private static string Beside(string name) => Path.Combine(AppContext.BaseDirectory, name);
}

using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using UrbGrade.Benchmarks.Measuring;

namespace UrbGrade.Benchmarks.Verify;

/// <summary>The Java side, which lives as long as passes are asked of it: Debian's <c>libwss4j-java</c> with a JDK.</summary>
internal sealed class Wss4j : IAsyncDisposable
{
    private const string Jars = "/usr/share/java";
    private static readonly string[] ClassPath = ["wss4j.jar", "xmlsec.jar", "commons-logging.jar", "slf4j-api.jar", "slf4j-nop.jar"];

    private readonly Process process;
    private readonly Task<string> errors;

    private Wss4j(Process process) => (this.process, errors) = (process, process.StandardError.ReadToEndAsync());

    /// <summary>Starts it and waits until it is warm.</summary>
    /// <exception cref="BenchException">Java or WSS4J is missing, or refused a file.</exception>
    public static async Task<Wss4j> StartAsync(
        Bench bench, X509Certificate2 authority, byte[][] requests, int warmUpSeconds, CancellationToken cancellation)
    {
        if (!File.Exists(Path.Combine(Jars, "wss4j.jar")))
            throw new BenchException("WSS4J is missing: apt-get install libwss4j-java default-jdk-headless");
        var folder = bench.NewFolder("wss4j");
        var files = Path.Combine(folder, "requests.bin");
        var trusted = Path.Combine(folder, "authority.cer");
        SignedFiles.Write(files, requests);
        await File.WriteAllBytesAsync(trusted, authority.RawData, cancellation);

        var classPath = string.Join(':', ClassPath.Select(jar => Path.Combine(Jars, jar)).Append(folder));
        var source = Path.Combine(AppContext.BaseDirectory, "Verify", "Wss4jVerify.java");
        await ChildProgram.RunAsync("javac", ["-nowarn", "-cp", classPath, "-d", folder, source], cancellation);
        var wss4j = new Wss4j(ChildProgram.Start(
            "java",
            [
                "-Xms512m", "-Xmx1g", "-cp", classPath, "Wss4jVerify", files, trusted, warmUpSeconds.ToString(CultureInfo.InvariantCulture),
            ]));
        try
        {
            await wss4j.AnswerAsync(cancellation);
            return wss4j;
        }
        catch
        {
            await wss4j.DisposeAsync();
            throw;
        }
    }

    /// <summary>One pass over the files.</summary>
    /// <returns>Microseconds of processor time for each file.</returns>
    public async Task<double> PassAsync(CancellationToken cancellation)
    {
        await process.StandardInput.WriteLineAsync("pass".AsMemory(), cancellation);
        await process.StandardInput.FlushAsync(cancellation);
        return double.Parse(await AnswerAsync(cancellation), CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task<string> AnswerAsync(CancellationToken cancellation) =>
        await process.StandardOutput.ReadLineAsync(cancellation) ?? throw new BenchException($"WSS4J ended: {await errors}");
}

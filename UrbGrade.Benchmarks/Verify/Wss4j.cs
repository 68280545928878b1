using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using UrbGrade.Benchmarks.Measuring;

namespace UrbGrade.Benchmarks.Verify;

/// <summary>Runs the Java side: Debian's <c>libwss4j-java</c> with a JDK.</summary>
internal static class Wss4j
{
    private const string Jars = "/usr/share/java";
    private static readonly string[] ClassPath = ["wss4j.jar", "xmlsec.jar", "commons-logging.jar", "slf4j-api.jar", "slf4j-nop.jar"];

    /// <returns>Median microseconds for each file.</returns>
    /// <exception cref="BenchException">Java or WSS4J is missing, or refused a file.</exception>
    public static async Task<double> RunAsync(
        Bench bench, X509Certificate2 authority, byte[][] requests, Timing timing, CancellationToken cancellation)
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
        var output = await ChildProgram.RunAsync(
            "java",
            ["-Xms512m", "-Xmx1g", "-cp", classPath, "Wss4jVerify", files, trusted, Number(timing.WarmUpSeconds), Number(timing.Passes)],
            cancellation);
        return Samples.Median(output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => double.Parse(line, CultureInfo.InvariantCulture)));
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

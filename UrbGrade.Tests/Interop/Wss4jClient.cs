using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Interop;

/// <summary>WSS4J 1.6, the library inside Rampart, as Debian packages it; the client is compiled at the first use.</summary>
internal sealed class Wss4jClient : InteropClient
{
    private static readonly SemaphoreSlim Compiling = new(1);

    private static readonly string[] Jars =
    [
        .. new[] { "wss4j", "xmlsec", "commons-logging", "slf4j-api", "slf4j-nop" }.Select(name => $"/usr/share/java/{name}.jar"),
    ];

    private static string Folder => Path.Combine(Cache, "wss4j");

    protected override async Task Prepare(CancellationToken cancellation)
    {
        var (code, _, errors) = await ExternalTool.TryRun("javac", ["-version"], cancellation: cancellation);
        if (code != 0 || !Jars.All(File.Exists))
            Assert.Skip($"Needs Debian's WSS4J (apt-get install libwss4j-java default-jdk-headless): {errors}");
        await Compiling.WaitAsync(cancellation);
        try
        {
            var source = Path.Combine(Sources, "wss4j", "Aggregate.java");
            var compiled = Path.Combine(Folder, "Aggregate.class");
            if (File.Exists(compiled) && File.GetLastWriteTimeUtc(compiled) > File.GetLastWriteTimeUtc(source))
                return;
            Directory.CreateDirectory(Folder);
            await ExternalTool.Run(
                "javac", ["-nowarn", "-cp", string.Join(':', Jars), "-d", Folder, source], cancellation: cancellation);
        }
        finally
        {
            Compiling.Release();
        }
    }

    protected override Task<string> Run(IReadOnlyList<string> arguments, InteropPlatform platform, CancellationToken cancellation) =>
        ExternalTool.Run("java", ["-cp", string.Join(':', [Folder, .. Jars]), "Aggregate", .. arguments], cancellation: cancellation);
}

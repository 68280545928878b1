using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Interop;

/// <summary>npm's soap package, installed from its lock file into a folder that is kept.</summary>
internal sealed class NodeSoapClient : InteropClient
{
    private static readonly SemaphoreSlim Installing = new(1);

    private static string Folder => Path.Combine(Cache, "node-soap");

    protected override async Task Prepare(CancellationToken cancellation)
    {
        var (code, _, errors) = await ExternalTool.TryRun("node", ["--version"], cancellation: cancellation);
        if (code != 0)
            Assert.Skip($"Needs Node.js and npm (apt-get install nodejs npm): {errors}");
        await Installing.WaitAsync(cancellation);
        try
        {
            Directory.CreateDirectory(Folder);
            foreach (var source in Directory.EnumerateFiles(Path.Combine(Sources, "node-soap")))
                File.Copy(source, Path.Combine(Folder, Path.GetFileName(source)), overwrite: true);
            var installed = Path.Combine(Folder, "node_modules", ".package-lock.json");
            var wanted = Path.Combine(Folder, "package-lock.json");
            if (File.Exists(installed) && File.GetLastWriteTimeUtc(installed) > File.GetLastWriteTimeUtc(wanted))
                return;
            var npm = await ExternalTool.TryRun("npm", ["ci", "--no-audit", "--no-fund"], folder: Folder, cancellation: cancellation);
            if (npm.Code != 0)
                Assert.Skip($"Needs a package registry for npm's soap: {npm.Errors}");
        }
        finally
        {
            Installing.Release();
        }
    }

    protected override Task<string> Run(IReadOnlyList<string> arguments, InteropPlatform platform, CancellationToken cancellation) =>
        ExternalTool.Run(
            "/usr/bin/env", [$"NODE_EXTRA_CA_CERTS={platform.Authority.Certificate}", "node", "aggregate.js", .. arguments],
            folder: Folder, cancellation: cancellation);
}

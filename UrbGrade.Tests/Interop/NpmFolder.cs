using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Interop;

/// <summary>A program for Node.js with packages of npm, installed from its lock file into a folder that is kept.</summary>
internal static class NpmFolder
{
    private static readonly SemaphoreSlim Installing = new(1);

    /// <summary>Installs what has changed, or skips the test and says what to install.</summary>
    /// <param name="sources">Folder with the program and its lock file.</param>
    /// <param name="folder">Where it is installed.</param>
    public static async Task Install(string sources, string folder, CancellationToken cancellation)
    {
        var (code, _, errors) = await ExternalTool.TryRun("node", ["--version"], cancellation: cancellation);
        if (code != 0)
            Assert.Skip($"Needs Node.js and npm (apt-get install nodejs npm): {errors}");
        await Installing.WaitAsync(cancellation);
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var source in Directory.EnumerateFiles(sources))
                CopyChanged(source, Path.Combine(folder, Path.GetFileName(source)));
            var installed = Path.Combine(folder, "node_modules", ".package-lock.json");
            var wanted = Path.Combine(folder, "package-lock.json");
            if (File.Exists(installed) && File.GetLastWriteTimeUtc(installed) > File.GetLastWriteTimeUtc(wanted))
                return;
            var npm = await ExternalTool.TryRun("npm", ["ci", "--no-audit", "--no-fund"], folder: folder, cancellation: cancellation);
            if (npm.Code != 0)
                Assert.Skip($"Needs a package registry for npm's packages: {npm.Errors}");
        }
        finally
        {
            Installing.Release();
        }
    }

    /// <summary>Another test's program may be reading what is there.</summary>
    private static void CopyChanged(string source, string target)
    {
        if (!File.Exists(target) || !File.ReadAllBytes(source).AsSpan().SequenceEqual(File.ReadAllBytes(target)))
            File.Copy(source, target, overwrite: true);
    }
}

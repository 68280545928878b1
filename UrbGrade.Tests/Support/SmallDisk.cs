namespace UrbGrade.Tests.Support;

/// <summary>A disk of a few megabytes that a test may fill. Where none can be made the running test is skipped.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private const string Ballast = "ballast";

    private readonly TemporaryFolder folder = new();

    private SmallDisk()
    {
    }

    public string Path => folder.Path;

    /// <param name="owner">The user whose program writes there; null for the tests' own.</param>
    public static async Task<SmallDisk> Make(int megabytes, string? owner = null)
    {
        var disk = new SmallDisk();
        var (code, _, errors) = await ExternalTool.TryRun(
            "mount", ["-t", "tmpfs", "-o", $"size={megabytes}m{(owner is null ? "" : $",uid={owner}")}", "tmpfs", disk.Path]);
        if (code != 0)
        {
            disk.folder.Dispose();
            Assert.Skip($"no small disk can be made here: {errors}");
        }

        return disk;
    }

    public string File(string name) => folder.File(name);

    /// <summary>Leaves no room at all.</summary>
    public void Fill()
    {
        using var ballast = new FileStream(File(Ballast), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var page = new byte[4096];
        try
        {
            while (true)
            {
                ballast.Write(page);
            }
        }
        catch (IOException)
        {
            // It is full.
        }
    }

    public void Free() => System.IO.File.Delete(File(Ballast));

    public async ValueTask DisposeAsync()
    {
        await ExternalTool.Run("umount", ["--lazy", Path]);
        folder.Dispose();
    }
}

using System.Security.Cryptography;

namespace UrbGrade.Gateway.Collect.Sources;

/// <summary>
/// Puts finished files into a source's hot folder: written as <c>.part</c>, flushed to the disk, then renamed, so that
/// a file is there whole or not at all.
/// </summary>
internal sealed class SourceDrop(string folder)
{
    public const string PartEnding = ".part";

    public string Folder { get; } = folder;

    /// <summary>Drops a file.</summary>
    /// <param name="name">Its name at the source; characters that no file name can have are replaced.</param>
    /// <param name="sidecar">Content of a <c>.sha256</c> beside it; null for none.</param>
    /// <returns>Its path.</returns>
    public async Task<string> WriteAsync(
        string name, Func<Stream, CancellationToken, Task> write, string? sidecar, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Folder);
        var part = Path.Combine(Folder, $"{SafeName(name)}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}{PartEnding}");
        try
        {
            await using (var file = new FileStream(part, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read))
            {
                await write(file, cancellation);
                file.Flush(flushToDisk: true);
            }

            return Finish(part, name, sidecar);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }

    /// <inheritdoc cref="WriteAsync(string, Func{Stream, CancellationToken, Task}, string?, CancellationToken)"/>
    public Task<string> WriteAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellation) =>
        WriteAsync(name, (file, token) => file.WriteAsync(content, token).AsTask(), null, cancellation);

    /// <summary>Gives a part that is whole and on disk its final name.</summary>
    /// <returns>Its path.</returns>
    public string Finish(string part, string name, string? sidecar = null)
    {
        var target = FreeName(Path.Combine(Folder, SafeName(name)));
        if (sidecar is not null)
            File.WriteAllText(target + ".sha256", sidecar);
        File.Move(part, target, overwrite: false);
        return target;
    }

    /// <summary>Deletes what a fetching that was stopped left unfinished; it is fetched again.</summary>
    public void ClearParts()
    {
        if (!Directory.Exists(Folder))
            return;
        foreach (var part in Directory.GetFiles(Folder, "*" + PartEnding))
            File.Delete(part);
    }

    /// <summary>A name without what leads out of the folder, hides a file, or no file system takes.</summary>
    public static string SafeName(string name)
    {
        var safe = string.Concat(name.Select(letter => letter < ' ' || "/\\:*?\"<>|".Contains(letter, StringComparison.Ordinal) ? '_' : letter)).TrimStart('.');
        return safe.Length switch
        {
            0 => "_",
            > 150 => safe[^150..],
            _ => safe,
        };
    }

    // A file of that name may still wait there; neither may swallow the other.
    private static string FreeName(string target)
    {
        var free = target;
        for (var copy = 2; File.Exists(free); copy++)
            free = Path.Combine(Path.GetDirectoryName(target)!, $"{Path.GetFileNameWithoutExtension(target)}~{copy}{Path.GetExtension(target)}");
        return free;
    }
}

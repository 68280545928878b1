namespace UrbGrade.Gateway.Collect.Sources;

/// <summary>
/// A file that grows while somebody delivers. It is called <c>NAME.part</c> until it is finished; what was flushed
/// survives a crash, and the next start finishes what was left.
/// </summary>
internal sealed class GrowingFile : IDisposable
{
    private readonly SourceDrop drop;
    private readonly string name;
    private readonly FileStream file;
    private long whole;

    /// <param name="name">What it will be called.</param>
    public GrowingFile(SourceDrop drop, string name)
    {
        this.drop = drop;
        this.name = SourceDrop.SafeName(name);
        Directory.CreateDirectory(drop.Folder);
        file = new FileStream(PartOf(drop, this.name), FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }

    /// <summary>Bytes that are certainly in it.</summary>
    public long Length => whole;

    /// <summary>Adds whole lines. They are on the disk when it returns; when it throws, none of them is in the file.</summary>
    /// <exception cref="IOException">The disk is full or broken.</exception>
    public void Append(ReadOnlySpan<byte> lines)
    {
        try
        {
            file.Write(lines);
            file.Flush(flushToDisk: true);
            whole += lines.Length;
        }
        catch (IOException)
        {
            file.SetLength(whole);
            file.Position = whole;
            throw;
        }
    }

    /// <summary>Gives it its name; the intake takes it from there.</summary>
    public void Finish()
    {
        file.Dispose();
        drop.Finish(PartOf(drop, name), name);
    }

    /// <summary>Forgets it.</summary>
    public void Discard()
    {
        file.Dispose();
        File.Delete(PartOf(drop, name));
    }

    public void Dispose() => file.Dispose();

    /// <summary>Finishes what a crash left: all whole lines. What follows the last line end was never acknowledged.</summary>
    /// <param name="seen">Is given each file's content before it is finished.</param>
    public static void Recover(SourceDrop drop, Action<byte[]>? seen = null)
    {
        if (!Directory.Exists(drop.Folder))
            return;
        foreach (var part in Directory.GetFiles(drop.Folder, "*" + SourceDrop.PartEnding).Order(StringComparer.Ordinal))
        {
            var content = File.ReadAllBytes(part);
            var end = content.AsSpan().LastIndexOf((byte)'\n') + 1;
            if (end == 0)
            {
                File.Delete(part);
                continue;
            }

            if (end < content.Length)
            {
                using var cut = new FileStream(part, FileMode.Open, FileAccess.Write);
                cut.SetLength(end);
                cut.Flush(flushToDisk: true);
            }

            seen?.Invoke(content[..end]);
            drop.Finish(part, Path.GetFileNameWithoutExtension(part));
        }
    }

    private static string PartOf(SourceDrop drop, string name) => Path.Combine(drop.Folder, name + SourceDrop.PartEnding);
}

using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace UrbGrade.Modules.Quantification.Evidence;

/// <summary>Reads a ZIP that anybody may have made, file by file, within limits. Nothing is ever written under a name that it brings.</summary>
/// <exception cref="InvalidDataException">The archive is damaged, has unusual names, or is larger than an evidence can be.</exception>
internal sealed partial class EvidenceArchive : IDisposable
{
    /// <summary>Messages that an evidence may have.</summary>
    public const int MostMessages = 150_000;

    private const int MostFiles = MostMessages + 10_000;
    private const int LargestFile = 128 * 1024 * 1024;

    /// <summary>Bounds the time: no more than one file is ever in memory. Files are read twice.</summary>
    private const long LargestWhole = 1L << 37;

    private readonly ZipArchive zip;
    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.Ordinal);
    private long read;

    public EvidenceArchive(Stream stream)
    {
        zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.Entries.Count > MostFiles)
        {
            throw new InvalidDataException($"The archive has {zip.Entries.Count} files; an evidence has at most {MostFiles}.");
        }

        foreach (var entry in zip.Entries)
        {
            if (!Usual().IsMatch(entry.FullName) || entry.FullName.Contains("..", StringComparison.Ordinal))
            {
                throw new InvalidDataException($"The archive has a file with the name '{Shown(entry.FullName)}', which no evidence has.");
            }

            if (!entries.TryAdd(entry.FullName, entry))
            {
                throw new InvalidDataException($"The archive has the file {entry.FullName} twice.");
            }
        }
    }

    public IEnumerable<string> Names => entries.Keys;

    /// <summary>The content of a file; null when there is none of that name.</summary>
    public byte[]? Read(string name)
    {
        using var content = new MemoryStream();
        using var file = Open(name);
        file?.CopyTo(content);
        return file is null ? null : content.ToArray();
    }

    /// <summary>SHA-256 of a file's content, 64 lower-case hex digits; null when there is none of that name.</summary>
    public string? HashOf(string name)
    {
        using var file = Open(name);
        return file is null ? null : Convert.ToHexStringLower(SHA256.HashData(file));
    }

    /// <summary>The lines of a file, one after the other; none when there is none of that name.</summary>
    public IEnumerable<string> Lines(string name)
    {
        using var file = Open(name);
        if (file is null)
        {
            yield break;
        }

        using var text = new StreamReader(file, Encoding.UTF8);
        while (text.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    public void Dispose() => zip.Dispose();

    private BoundedStream? Open(string name)
    {
        if (!entries.TryGetValue(name, out var entry))
        {
            return null;
        }

        long length = 0;
        return new BoundedStream(entry.Open(), count =>
        {
            length += count;
            read += count;
            if (length > LargestFile || read > LargestWhole)
            {
                throw new InvalidDataException($"The file {name} or the archive is larger than an evidence can be ({LargestFile >> 20} MiB a file, {LargestWhole >> 30} GiB in all).");
            }
        });
    }

    private static string Shown(string name) => new([.. name.Take(80).Select(letter => char.IsControl(letter) ? '?' : letter)]);

    [GeneratedRegex(@"\A(manifest\.json|readings(-[0-9]{1,6})?\.csv|README\.txt|messages/[0-9]{1,19}\.xml|certificates/[0-9a-f]{64}\.der)\z")]
    private static partial Regex Usual();
}

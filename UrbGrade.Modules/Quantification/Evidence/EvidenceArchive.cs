using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace UrbGrade.Modules.Quantification.Evidence;

/// <summary>Reads a ZIP that anybody may have made, file by file, within limits: before <see cref="Declare"/> the manifest alone, then what it names, and of
/// each file no more bytes than it says. Nothing is ever written under a name that it brings.</summary>
/// <exception cref="InvalidDataException">The archive is damaged, has unusual names, or is larger than an evidence can be.</exception>
internal sealed partial class EvidenceArchive : IDisposable
{
    /// <summary>In the earlier format each message is one.</summary>
    private const int MostFiles = 160_000;

    /// <summary>No more than one file is ever in memory.</summary>
    private const int LargestFile = 128 * 1024 * 1024;

    /// <summary>Bounds the time: some hundred million messages.</summary>
    private const long LargestWhole = 1L << 40;

    private readonly ZipArchive zip;
    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> declared = new(StringComparer.Ordinal) { [EvidenceNames.Manifest] = LargestFile };

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

    /// <summary>Files that the manifest does not name.</summary>
    public IEnumerable<string> Unnamed => entries.Keys.Where(name => !declared.ContainsKey(name));

    /// <summary>Says which files the manifest names.</summary>
    public void Declare(IReadOnlyList<EvidenceFile> files)
    {
        foreach (var file in files)
        {
            declared[file.Name] = file.Bytes is >= 0 and <= LargestFile ? file.Bytes
                : throw new InvalidDataException(
                    $"The manifest says that {Shown(file.Name)} has {file.Bytes} bytes; a file of an evidence has at most {LargestFile}.");
        }

        if (files.Sum(file => file.Bytes) > LargestWhole)
        {
            throw new InvalidDataException($"The manifest names files of more than {LargestWhole >> 30} GiB in all, which no evidence has.");
        }
    }

    /// <summary>Those of the files that the manifest names which are parts of a table or of the messages.</summary>
    /// <param name="first">Name of the first part.</param>
    public IEnumerable<string> Parts(string first) => declared.Keys.Where(name => EvidenceNames.IsPart(first, name));

    /// <summary>The content of a file; null when there is none of that name.</summary>
    public byte[]? Read(string name)
    {
        using var content = new MemoryStream();
        using var file = Open(name);
        file?.CopyTo(content);
        return file is null ? null : content.ToArray();
    }

    /// <summary>Whether a file is as the manifest says; null when there is none of that name.</summary>
    public bool? Has(EvidenceFile file)
    {
        using var content = Open(file.Name);
        return content is null ? null : entries[file.Name].Length == file.Bytes && Convert.ToHexStringLower(SHA256.HashData(content)) == file.Sha256;
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

    /// <summary>Unpacks a file; null when there is none of that name.</summary>
    public BoundedStream? Open(string name)
    {
        if (!declared.TryGetValue(name, out var most) || !entries.TryGetValue(name, out var entry))
        {
            return null;
        }

        long length = 0;
        return new BoundedStream(entry.Open(), count =>
        {
            length += count;
            if (length > most)
            {
                throw new InvalidDataException($"The file {name} unpacks to more than {most} bytes, the most that it may have.");
            }
        });
    }

    /// <summary>A name from the archive as it can be shown.</summary>
    public static string Shown(string name) => new([.. name.Take(80).Select(letter => char.IsControl(letter) ? '?' : letter)]);

    [GeneratedRegex(@"\A(manifest\.json|(readings|requests)(-[0-9]{1,6})?\.csv|messages(-[0-9]{1,6})?\.tar|README\.txt|messages/[0-9]{1,19}\.xml|certificates/[0-9a-f]{64}\.der)\z")]
    private static partial Regex Usual();
}

using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace UrbGrade.Modules.Quantification.Evidence;

/// <summary>Reads a ZIP that anybody may have made: into memory, file by file, within limits. Nothing is ever written under a name that it brings.</summary>
/// <exception cref="InvalidDataException">The archive is damaged, has unusual names, or is larger than an evidence can be.</exception>
internal sealed partial class EvidenceArchive : IDisposable
{
    private const int MostFiles = 20_000;
    private const int LargestFile = 128 * 1024 * 1024;
    private const long LargestWhole = 1L << 30;

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
        if (!entries.TryGetValue(name, out var entry))
        {
            return null;
        }

        // The length that the archive states is its maker's; what is unpacked counts.
        using var packed = entry.Open();
        using var content = new MemoryStream();
        var buffer = new byte[81_920];
        for (var count = packed.Read(buffer); count > 0; count = packed.Read(buffer))
        {
            content.Write(buffer, 0, count);
            read += count;
            if (content.Length > LargestFile || read > LargestWhole)
            {
                throw new InvalidDataException($"The file {name} or the archive is larger than an evidence can be ({LargestFile >> 20} MiB a file, {LargestWhole >> 20} MiB in all).");
            }
        }

        return content.ToArray();
    }

    public static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    public void Dispose() => zip.Dispose();

    private static string Shown(string name) => new([.. name.Take(80).Select(letter => char.IsControl(letter) ? '?' : letter)]);

    [GeneratedRegex(@"\A(manifest\.json|readings\.csv|README\.txt|messages/[0-9]{1,19}\.xml|certificates/[0-9a-f]{64}\.der)\z")]
    private static partial Regex Usual();
}

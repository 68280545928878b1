using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace UrbGrade.Modules.Quantification.Evidence;

/// <summary>One part of an evidence's table of readings while it is written, line by line.</summary>
internal sealed class ReadingsPart : IDisposable
{
    /// <summary>Lines that spreadsheets show.</summary>
    public const int Most = 1_000_000;

    private readonly string name;
    private readonly List<EvidenceFile> files;
    private readonly Stream entry;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long length;

    /// <param name="files">Told of the part as soon as it is whole.</param>
    /// <param name="number">From 1.</param>
    public ReadingsPart(ZipArchive zip, List<EvidenceFile> files, int number)
    {
        (name, this.files) = (EvidenceNames.ReadingsPart(number), files);
        entry = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
        Write(EvidenceNames.ReadingsHead);
    }

    /// <summary>Readings so far.</summary>
    public int Count { get; private set; }

    public void Add(in EvidenceReading reading)
    {
        Write(reading.Line());
        Count++;
    }

    public void Dispose()
    {
        entry.Dispose();
        files.Add(new EvidenceFile(name, length, Convert.ToHexStringLower(hash.GetHashAndReset())));
        hash.Dispose();
    }

    private void Write(string line)
    {
        var bytes = Encoding.UTF8.GetBytes(line + "\r\n");
        hash.AppendData(bytes);
        entry.Write(bytes);
        length += bytes.Length;
    }
}

using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace UrbGrade.Modules.Quantification.Evidence;

/// <summary>A file of an evidence while it is written.</summary>
/// <param name="files">Told of its length and SHA-256 as soon as it is whole.</param>
internal sealed class EvidenceEntry(ZipArchive zip, List<EvidenceFile> files, string name) : Stream
{
    private readonly Stream packed = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long length;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        hash.AppendData(buffer);
        packed.Write(buffer);
        length += buffer.Length;
    }

    public void WriteLine(string line) => Write(Encoding.UTF8.GetBytes(line + "\r\n"));

    public override void Flush() => packed.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            packed.Dispose();
            files.Add(new EvidenceFile(name, length, Convert.ToHexStringLower(hash.GetHashAndReset())));
            hash.Dispose();
        }

        base.Dispose(disposing);
    }
}

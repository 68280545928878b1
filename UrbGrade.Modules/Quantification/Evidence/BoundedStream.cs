namespace UrbGrade.Modules.Quantification.Evidence;

/// <summary>Reads what is unpacked from an archive, within limits: the length that the archive states is its maker's.</summary>
/// <param name="packed">Unpacks; closed with this stream.</param>
/// <param name="tell">Told how many bytes came; throws when they are too many.</param>
internal sealed class BoundedStream(Stream packed, Action<int> tell) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var came = packed.Read(buffer);
        tell(came);
        return came;
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            packed.Dispose();
        }

        base.Dispose(disposing);
    }
}

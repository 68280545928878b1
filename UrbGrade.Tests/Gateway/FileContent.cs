using NodaTime;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Collect.Formats;

namespace UrbGrade.Tests.Gateway;

/// <summary>What a format reads from a file, in the order of the file.</summary>
internal sealed class FileContent : IFileSink
{
    private readonly List<RawReading> readings = [];
    private readonly List<SiteRecord> records = [];
    private readonly List<RowRejection> rejections = [];

    /// <summary>Rows below the headings, good and bad.</summary>
    public int Rows { get; private set; }

    public IReadOnlyList<RawReading> Readings => readings;

    public IReadOnlyList<SiteRecord> Records => records;

    public IReadOnlyList<RowRejection> Rejections => rejections;

    /// <summary>Why nothing of the file counts; null when it was read.</summary>
    public FileRefusal? Refusal { get; private init; }

    public static FileContent Refused(FileRefusal refusal) => new() { Refusal = refusal };

    /// <summary>Reads a whole file into memory.</summary>
    public static FileContent Read(IFileFormat format, RawFile file)
    {
        var content = new FileContent();
        return format.Read(file, content) is { } refusal ? Refused(refusal) : content;
    }

    /// <inheritdoc cref="Read(IFileFormat, RawFile)"/>
    public static FileContent Read(IFileFormat format, byte[] bytes, string name = "", Instant writtenAt = default) =>
        Read(format, new RawFile(name, new MemoryStream(bytes, writable: false), writtenAt));

    public void CountRow() => Rows++;

    public void Add(in RawReading reading) => readings.Add(reading);

    public void Add(SiteRecord record) => records.Add(record);

    public void Reject(RowRejection rejection) => rejections.Add(rejection);
}

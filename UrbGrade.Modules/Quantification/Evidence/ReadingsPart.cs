using System.IO.Compression;

namespace UrbGrade.Modules.Quantification.Evidence;

/// <summary>One part of an evidence's table of readings while it is written, line by line.</summary>
internal sealed class ReadingsPart : IDisposable
{
    /// <summary>Lines that spreadsheets show.</summary>
    public const int Most = 1_000_000;

    private readonly EvidenceEntry table;

    /// <param name="files">Told of the part as soon as it is whole.</param>
    /// <param name="number">From 1.</param>
    public ReadingsPart(ZipArchive zip, List<EvidenceFile> files, int number)
    {
        table = new EvidenceEntry(zip, files, EvidenceNames.Part(EvidenceNames.Readings, number));
        table.WriteLine(EvidenceNames.ReadingsHead);
    }

    /// <summary>Readings so far.</summary>
    public int Count { get; private set; }

    public void Add(in EvidenceReading reading)
    {
        table.WriteLine(reading.Line());
        Count++;
    }

    public void Dispose() => table.Dispose();
}

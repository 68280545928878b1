using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using UrbGrade.Bus.Contracts.Aggregation;

namespace UrbGrade.Modules.Quantification.Evidence;

/// <summary>One part of an evidence's signed messages while it is written, and of the table of requests that names them.</summary>
/// <param name="files">Told of both as soon as they are whole.</param>
/// <param name="number">From 1.</param>
internal sealed class MessagesPart(ZipArchive zip, List<EvidenceFile> files, int number) : IDisposable
{
    /// <summary>Requests of one part.</summary>
    public const int Most = 10_000;

    /// <summary>A part is no larger, unless a single message is.</summary>
    private const int MostBytes = 64 * 1024 * 1024;

    /// <summary>What ends a file of this kind.</summary>
    private static readonly byte[] End = new byte[1024];

    private readonly EvidenceEntry packed = new(zip, files, EvidenceNames.Part(EvidenceNames.Messages, number));

    /// <summary>An archive takes one file after the other: the table follows its messages.</summary>
    private readonly List<string> lines = [];

    private TarWriter? messages;
    private long length;

    public bool IsFullFor(RawRequest request, int most) => lines.Count > 0 && (lines.Count >= most || length + request.Envelope.Length > MostBytes);

    public void Add(RawRequest request)
    {
        var file = request.IsEnvelopeDeleted ? null : EvidenceNames.Message(request.Id);
        if (file is not null)
        {
            using var content = new MemoryStream(request.Envelope.ToArray());
            messages ??= new TarWriter(packed, TarEntryFormat.Ustar, leaveOpen: true);
            messages.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, file) { DataStream = content, ModificationTime = request.ReceivedAt });
            length += request.Envelope.Length;
        }

        lines.Add(new EvidenceRequest(
            request.Id, file, request.ReceivedAt, request.SkippedIndexes, request.CertificateThumbprint,
            file is null ? null : Convert.ToHexStringLower(SHA256.HashData(request.Envelope.Span))).Line());
    }

    public void Dispose()
    {
        if (messages is null)
        {
            // The writer ends no file that nothing was written to.
            packed.Write(End);
        }

        messages?.Dispose();
        packed.Dispose();
        using var table = new EvidenceEntry(zip, files, EvidenceNames.Part(EvidenceNames.Requests, number));
        table.WriteLine(EvidenceNames.RequestsHead);
        lines.ForEach(table.WriteLine);
    }
}

using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Decoding;

namespace UrbGrade.Modules.Quantification.Evidence;

/// <summary>Writes the files of an evidence: the readings, the messages that brought them with their certificates, and the manifest.</summary>
internal sealed class EvidencePack(ITenantRegistry tenants, IRawRequests requests)
{
    /// <param name="linesOfPart">Readings in one part of their table.</param>
    /// <param name="requestsOfPart">Requests whose messages are packed together.</param>
    public async Task Write(
        UrbGradeContext database, int tenantId, EvidenceManifest manifest, IAsyncEnumerable<EvidenceReading> readings, Stream output, CancellationToken cancellation,
        int linesOfPart = ReadingsPart.Most, int requestsOfPart = MessagesPart.Most)
    {
        var files = new List<EvidenceFile>();
        using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        var brought = await AddReadings(zip, files, manifest, readings, linesOfPart, cancellation);
        foreach (var record in manifest.Records.Where(record => record.Request > 0))
        {
            brought.Add(record.Request);
        }

        var (schemas, signers) = await AddMessages(zip, files, tenantId, brought, requestsOfPart, cancellation);
        var certificates = await Certificates(database, zip, files, signers, cancellation);
        Add(zip, files, EvidenceNames.Readme, Encoding.UTF8.GetBytes(Readme(manifest)));
        var whole = manifest with { Schemas = schemas, Certificates = certificates, Files = files };
        Add(zip, [], EvidenceNames.Manifest, JsonSerializer.SerializeToUtf8Bytes(whole, EvidenceNames.Json));
    }

    /// <returns>The requests that brought those of the period.</returns>
    private static async Task<RequestNumbers> AddReadings(
        ZipArchive zip, List<EvidenceFile> files, EvidenceManifest manifest, IAsyncEnumerable<EvidenceReading> readings, int linesOfPart, CancellationToken cancellation)
    {
        var series = manifest.Series.DistinctBy(one => one.Number).ToDictionary(one => one.Number);
        var brought = new RequestNumbers();
        var number = 1;
        var part = new ReadingsPart(zip, files, number);
        try
        {
            await foreach (var reading in readings.WithCancellation(cancellation))
            {
                if (part.Count == linesOfPart)
                {
                    part.Dispose();
                    part = new ReadingsPart(zip, files, ++number);
                }

                part.Add(reading);
                if (manifest.Signs(series.GetValueOrDefault(reading.Series), reading.Start, reading.End) && reading.Request > 0)
                {
                    brought.Add(reading.Request);
                }
            }
        }
        finally
        {
            part.Dispose();
        }

        return brought;
    }

    /// <returns>How their messages become readings, and the certificates that signed them.</returns>
    private async Task<(List<EvidenceSchema> Schemas, List<string> Signers)> AddMessages(
        ZipArchive zip, List<EvidenceFile> files, int tenantId, RequestNumbers brought, int requestsOfPart, CancellationToken cancellation)
    {
        var schemas = new Dictionary<(string Type, string Version), EvidenceSchema>();
        var signers = new HashSet<string>(StringComparer.Ordinal);
        var number = 1;
        var part = new MessagesPart(zip, files, number);
        try
        {
            foreach (var id in brought.InOrder())
            {
                var request = await requests.Load(tenantId, id, cancellation);
                if (part.IsFullFor(request, requestsOfPart))
                {
                    part.Dispose();
                    part = new MessagesPart(zip, files, ++number);
                }

                part.Add(request);
                if (!request.IsEnvelopeDeleted)
                {
                    _ = new RequestDecoder((type, version) => Note(schemas, tenantId, type, version)).Decode(request.Envelope, request.SkippedIndexes);
                }

                if (request.CertificateThumbprint is { } signer)
                {
                    signers.Add(signer);
                }
            }
        }
        finally
        {
            part.Dispose();
        }

        return ([.. schemas.Values], [.. signers]);
    }

    private SchemaMapping? Note(Dictionary<(string, string), EvidenceSchema> schemas, int tenantId, string type, string version)
    {
        var mapping = tenants.FindSchema(tenantId, type, version)?.Mapping;
        if (mapping is not null)
        {
            schemas[(type, version)] = new EvidenceSchema(type, version, mapping);
        }

        return mapping;
    }

    private static async Task<List<EvidenceCertificate>> Certificates(
        UrbGradeContext database, ZipArchive zip, List<EvidenceFile> files, List<string> thumbprints, CancellationToken cancellation)
    {
        var rows = await database.Set<GatewayCertificateRow>().AsNoTracking().Where(c => thumbprints.Contains(c.Thumbprint))
            .Select(c => new { c.Thumbprint, c.Subject, c.Der }).ToListAsync(cancellation);
        foreach (var row in rows)
        {
            Add(zip, files, EvidenceNames.Certificate(row.Thumbprint), row.Der);
        }

        return rows.ConvertAll(row => new EvidenceCertificate(EvidenceNames.Certificate(row.Thumbprint), row.Subject, row.Thumbprint));
    }

    private static void Add(ZipArchive zip, List<EvidenceFile> files, string name, byte[] content)
    {
        using var entry = new EvidenceEntry(zip, files, name);
        entry.Write(content);
    }

    private static string Readme(EvidenceManifest manifest) => $"""
        Evidence of one figure of UrbGrade
        ==================================

        {manifest.Figure.Name} of {manifest.Figure.About}, {EvidenceNames.Period(manifest.Figure)}.

        manifest.json   the figure, its formula, its assets with their facts, its series with limits and settings, what was said,
                        and the SHA-256 of every other file
        readings.csv    the readings with their qualities, UTC; "series" is a number of the manifest, "request" and "message" say who brought it;
                        more than a million go on in readings-2.csv, readings-3.csv ...
        requests.csv    the requests of the gateway: number, when it came, messages in it that do not count, SHA-256 of the certificate that signed it,
                        SHA-256 of its message; without the last where the platform had deleted it
        messages.tar    their messages, byte for byte as they were signed, messages/NUMBER.xml; each part of the table has its own:
                        requests-2.csv and messages-2.tar ...
        certificates/   the certificates that signed them, DER

        Verify it with any copy of UrbGrade, without a database:

            urbgrade admin verify-evidence FILE [--trust CERTIFICATE ...]

        Signatures are verified again, readings are held against what the messages say, gaps are estimated and the figure is computed again. Readings outside of
        the period on which estimates alone stand come without their messages. Facts, limits, settings, factors, tariffs and erased times are the platform's
        word, as is what came with messages that the platform had deleted.

        """;
}

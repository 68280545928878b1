using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Decoding;
using UrbGrade.Modules.Quantification.Domain.Checks;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Evidence;

internal sealed class FigureEvidence(
    IUrbGradeContexts contexts, ITenantSession session, ITenantRegistry tenants, SeriesDirectory directory, EmissionFactors factors, IRawRequests requests, TimeProvider clock)
    : IFigureEvidence
{
    public async Task<bool> Write(int assetId, string figure, KpiPeriod period, Stream output, CancellationToken cancellation)
    {
        if (session.CurrentTenantId is not { } tenantId || tenants.Find(tenantId) is not { } tenant
            || KpiDefinitions.All.FirstOrDefault(one => one.Code == figure) is not { } definition)
        {
            return false;
        }

        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var resolution = period.Kind == PeriodKind.Day ? KpiResolution.Day : KpiResolution.Month;
        var row = await database.Set<KpiRow>().AsNoTracking().SingleOrDefaultAsync(
            k => k.AssetId == assetId && k.DefinitionId == definition.Id && k.Resolution == resolution && k.PeriodStart == period.Start, cancellation);
        if (row is null || await database.Set<AssetRow>().Where(a => a.Id == assetId).Select(a => a.Name).SingleOrDefaultAsync(cancellation) is not { } asset)
        {
            return false;
        }

        var inputs = KpiInputs.Of(definition.Code);
        var known = (await directory.Reload(tenantId, cancellation)).OfAsset(assetId).Where(series => inputs.Contains(series.Quantity)).ToList();
        if (known.Count == 0)
        {
            return false;
        }

        var span = Span(known[0].Meter.Calendar, period);
        var readings = await Readings(database, known, span, cancellation);
        var book = await factors.Of(tenant.Country, cancellation);
        var used = known.Select(series => series.Medium ?? "power").Distinct().Select(carrier => (Carrier: carrier, Factor: book.Find(carrier, period.Start.Year)))
            .Where(pair => pair.Factor is not null).Select(pair => new EvidenceFactor(pair.Carrier, pair.Factor!.KilogramPerKwh, pair.Factor.Source, pair.Factor.Version));
        var manifest = new EvidenceManifest(
            EvidenceManifest.CurrentFormat, clock.GetUtcNow(), tenant.Code, asset, known[0].Meter.Calendar.Zone,
            new ClaimedFigure(
                definition.Code, definition.Version, definition.Name, definition.Formula, definition.Code == KpiDefinitions.Cost.Code ? tenant.Currency : definition.Unit,
                period.Kind == PeriodKind.Day ? "day" : "month", period.Start, row.Value, row.ExpectedIntervals, row.ValidIntervals, row.EstimatedIntervals, definition.MinimumCoverage),
            DateTimeOffset.FromUnixTimeMilliseconds(span.Start - HourlySeries.RegisterMargin), DateTimeOffset.FromUnixTimeMilliseconds(span.End + HourlySeries.RegisterMargin),
            [.. known.Select(series => new EvidenceSeries(
                series.Id, series.Meter.Id, series.Meter.Source, series.Quantity, series.Unit, series.Medium, series.Kind, series.Meter.Settings, series.Limits))],
            [.. used], [], [], [], []);
        await Pack(database, tenantId, manifest, readings, output, cancellation);
        return true;
    }

    private static (long Start, long End) Span(LocalCalendar calendar, KpiPeriod period) =>
        (calendar.StartOf(period.Start), calendar.StartOf(period.Kind == PeriodKind.Day ? period.Start.AddDays(1) : period.Start.AddMonths(1)));

    /// <summary>Those of the period, and as far around as estimates look.</summary>
    private static async Task<List<EvidenceReading>> Readings(
        UrbGradeContext database, List<KnownSeries> known, (long Start, long End) span, CancellationToken cancellation)
    {
        const long Around = (HourChecks.Reach + 2) * 24 * LocalCalendar.Hour;
        var (from, to) = (DateTimeOffset.FromUnixTimeMilliseconds(span.Start - Around), DateTimeOffset.FromUnixTimeMilliseconds(span.End + Around));
        var readings = new List<EvidenceReading>();
        foreach (var series in known)
        {
            // A neighbour beyond tells that a gap has another end, however far it is.
            var all = database.Set<ReadingRow>().AsNoTracking().Where(r => r.SeriesId == series.Id);
            var first = await all.Where(r => r.StartAt < from).MaxAsync(r => (DateTimeOffset?)r.StartAt, cancellation) ?? from;
            var last = await all.Where(r => r.StartAt >= to).MinAsync(r => (DateTimeOffset?)r.StartAt, cancellation) ?? to;
            readings.AddRange((await all.Where(r => r.StartAt >= first && r.StartAt <= last).OrderBy(r => r.StartAt).ToListAsync(cancellation)).Select(r => new EvidenceReading(
                series.Id, r.StartAt.ToUnixTimeMilliseconds(), r.EndAt.ToUnixTimeMilliseconds(), r.Value, r.Quality, r.Revision, r.RawRequestId, r.MessageIndex)));
        }

        return readings;
    }

    private async Task Pack(
        UrbGradeContext database, int tenantId, EvidenceManifest manifest, List<EvidenceReading> readings, Stream output, CancellationToken cancellation)
    {
        var files = new List<EvidenceFile>();
        using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        Add(zip, files, EvidenceNames.Readings, Encoding.UTF8.GetBytes(string.Concat(readings.Select(reading => reading.Line() + "\r\n").Prepend(EvidenceNames.ReadingsHead + "\r\n"))));
        var (from, to) = (manifest.ReadingsFrom.ToUnixTimeMilliseconds(), manifest.ReadingsTo.ToUnixTimeMilliseconds());
        var sent = new List<EvidenceRequest>();
        var schemas = new Dictionary<(string Type, string Version), EvidenceSchema>();
        foreach (var id in readings.Where(reading => reading.Start >= from && reading.Start < to).Select(reading => reading.Request).Distinct().Order())
        {
            var request = await requests.Load(tenantId, id, cancellation);
            if (!request.IsEnvelopeDeleted)
            {
                Add(zip, files, EvidenceNames.Message(id), request.Envelope.ToArray());
                _ = new RequestDecoder((type, version) => Note(schemas, tenantId, type, version)).Decode(request.Envelope, request.SkippedIndexes);
            }

            sent.Add(new EvidenceRequest(
                id, request.IsEnvelopeDeleted ? null : EvidenceNames.Message(id), request.ReceivedAt, request.SkippedIndexes, request.CertificateThumbprint));
        }

        var certificates = await Certificates(database, zip, files, [.. sent.Select(one => one.Thumbprint).OfType<string>().Distinct()], cancellation);
        Add(zip, files, EvidenceNames.Readme, Encoding.UTF8.GetBytes(Readme(manifest)));
        var whole = manifest with { Requests = sent, Schemas = [.. schemas.Values], Certificates = certificates, Files = files };
        Add(zip, [], EvidenceNames.Manifest, JsonSerializer.SerializeToUtf8Bytes(whole, EvidenceNames.Json));
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
        using (var entry = zip.CreateEntry(name, CompressionLevel.Optimal).Open())
        {
            entry.Write(content);
        }

        files.Add(new EvidenceFile(name, content.Length, Convert.ToHexStringLower(SHA256.HashData(content))));
    }

    private static string Readme(EvidenceManifest manifest) => $"""
        Evidence of one figure of UrbGrade
        ==================================

        {manifest.Figure.Name} of {manifest.Asset}, {manifest.Figure.Period} of {manifest.Figure.Start:yyyy-MM-dd} ({manifest.Zone}).

        manifest.json   the figure, its formula, its series with limits and settings, and the SHA-256 of every other file
        readings.csv    the readings with their qualities, UTC; "series" is a number of the manifest, "request" and "message" say who brought it
        messages/       the requests of the gateway, byte for byte as they were signed
        certificates/   the certificates that signed them, DER

        Verify it with any copy of UrbGrade, without a database:

            urbgrade admin verify-evidence FILE [--trust CERTIFICATE ...]

        Signatures are verified again, readings are held against what the messages say, gaps are estimated and the figure is computed again. Readings outside of
        the period are the basis of estimates and come without their messages. Limits, settings and emission factors are the platform's word.

        """;
}

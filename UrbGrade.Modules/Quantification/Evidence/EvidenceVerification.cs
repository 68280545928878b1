using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Soap;
using UrbGrade.Modules.Quantification.Decoding;

namespace UrbGrade.Modules.Quantification.Evidence;

/// <summary>Verifies an evidence: its files, the signatures of its messages, that its readings are what the messages say, and that they make the figure.
/// Needs no database and no network.</summary>
/// <param name="trusted">Certificates of gateways or of their authorities that whoever verifies knows otherwise; empty to trust what the file brings.</param>
internal sealed class EvidenceVerification(IReadOnlyList<X509Certificate2> trusted)
{
    private const int ShownProblems = 20;
    private const double Tolerance = 1e-9;

    private readonly List<EvidenceStep> steps = [];
    private readonly SortedSet<string> signers = new(StringComparer.Ordinal);

    public EvidenceFinding Verify(Stream stream)
    {
        var figure = "";
        try
        {
            using var archive = new EvidenceArchive(stream);
            if (Manifest(archive) is { } manifest)
            {
                figure = Told(manifest.Figure);
                VerifyContent(archive, manifest);
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or JsonException or CryptographicException or NotSupportedException or TimeZoneNotFoundException
            or UnusableMappingException or ArgumentException or KeyNotFoundException or InvalidOperationException or System.Xml.XmlException or OverflowException)
        {
            steps.Add(new EvidenceStep("archive", "The file was read.", [broken.Message]));
        }

        return new EvidenceFinding(figure, steps, [.. signers]);
    }

    private EvidenceManifest? Manifest(EvidenceArchive archive)
    {
        var manifest = archive.Read(EvidenceNames.Manifest) is { } json ? JsonSerializer.Deserialize<EvidenceManifest>(json, EvidenceNames.Json) : null;
        List<string> problems = manifest is null ? [$"{EvidenceNames.Manifest} is missing"]
            : manifest.Format != EvidenceManifest.CurrentFormat ? [$"the format is '{manifest.Format}', this program reads {EvidenceManifest.CurrentFormat}"]
            : [.. ManifestGaps.In(manifest).Take(ShownProblems + 1).Select(Gap)];
        steps.Add(Step("manifest", "The manifest says what the file holds.", problems));
        return problems.Count == 0 ? manifest : null;
    }

    private static string Gap(string place) =>
        $"{EvidenceNames.Manifest} says nothing at {place}, where it has to: the file is not as the platform made it. Ask the platform for the evidence again";

    private void VerifyContent(EvidenceArchive archive, EvidenceManifest manifest)
    {
        var files = Files(archive, manifest);
        var certificates = Certificates(files, manifest);
        using var signed = new SignedReadings(manifest);
        Read(files, manifest, certificates, signed);
        using var readings = new ReadingShelf();
        Read(files, readings);
        steps.Add(Step(
            "readings", $"{readings.Count} readings were held against what the messages say.", signed.Problems(readings), Unproven("readings", signed.Unsigned(readings))));
        if (manifest.Records.Count > 0)
        {
            var own = manifest.Records.Count(record => record.Request <= 0);
            steps.Add(Step(
                "records",
                $"{manifest.Records.Count - own} records were held against what the messages say{(own > 0 ? $"; {own} were given on the platform's own pages and are its word" : "")}.",
                signed.Problems(manifest.Records), Unproven("records", signed.Unsigned(manifest.Records))));
        }

        Figure(manifest, readings);
    }

    private static string Told(ClaimedFigure figure) => FormattableString.Invariant(
        $"{figure.Name}{(figure.Medium is { } medium ? $" of {medium}" : "")} ({figure.Code} {figure.Version}) of {figure.About}, {EvidenceNames.Period(figure)}: {figure.Value} {figure.Unit}");

    private NamedFiles Files(EvidenceArchive archive, EvidenceManifest manifest)
    {
        var problems = new List<string>();
        foreach (var file in manifest.Files)
        {
            var hash = archive.HashOf(file.Name);
            if (hash != file.Sha256)
            {
                problems.Add(hash is null ? $"{file.Name} is missing" : $"{file.Name} was changed: its SHA-256 is not the one of the manifest");
            }
        }

        var named = manifest.Files.Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        problems.AddRange(archive.Names.Where(name => name != EvidenceNames.Manifest && !named.Contains(name)).Select(name => $"{name} is in no manifest"));
        steps.Add(Step("files", $"{manifest.Files.Count} files were held against their SHA-256.", problems));
        return new NamedFiles(archive, named);
    }

    private List<X509Certificate2> Certificates(NamedFiles files, EvidenceManifest manifest)
    {
        var problems = new List<string>();
        var certificates = new List<X509Certificate2>();
        foreach (var one in manifest.Certificates)
        {
            if (files.Read(one.File) is not { } der)
            {
                problems.Add($"{one.File} is missing");
                continue;
            }

            var certificate = X509CertificateLoader.LoadCertificate(der);
            certificates.Add(certificate);
            var thumbprint = Sha256Thumbprint.Of(certificate);
            if (thumbprint != one.Thumbprint || EvidenceNames.Certificate(thumbprint) != one.File)
            {
                problems.Add($"{one.File} is another certificate: its SHA-256 is {thumbprint}");
            }
            else if (trusted.Count > 0 && !IsTrusted(certificate))
            {
                problems.Add($"{certificate.Subject} ({thumbprint}) is none of those given as trusted, nor issued by one");
            }
        }

        steps.Add(Step("certificates", trusted.Count > 0 ? "Signers were held against those given as trusted." : "Signers are named below; whether they are the right ones, only who knows them can say.", problems));
        return certificates;
    }

    private bool IsTrusted(X509Certificate2 certificate) =>
        trusted.Any(known => known.RawDataMemory.Span.SequenceEqual(certificate.RawDataMemory.Span))
        || CertificateRules.ChainViolation(certificate, [.. trusted], [], certificate.NotBefore.ToUniversalTime().AddMinutes(1)) is null;

    private void Read(NamedFiles files, EvidenceManifest manifest, List<X509Certificate2> certificates, SignedReadings signed)
    {
        var problems = new List<string>();
        var deleted = new List<string>();
        var verified = new HashSet<string>(StringComparer.Ordinal);
        foreach (var request in manifest.Requests.OrderBy(request => request.Id))
        {
            if (request.File is null)
            {
                deleted.Add($"message {request.Id}, received {request.ReceivedAt:u}, had been deleted by the platform");
                continue;
            }

            if (files.Read(request.File) is not { } envelope)
            {
                problems.Add($"{request.File} is missing");
                continue;
            }

            var (thumbprint, problem) = Signer(envelope, request, certificates);
            problem ??= thumbprint == request.Thumbprint ? null : $"it was signed with another certificate ({thumbprint}) than the manifest says";
            if (problem is null)
            {
                signed.Add(request, envelope);
                verified.Add(thumbprint!);
            }
            else
            {
                problems.Add($"{request.File}: {problem}");
            }
        }

        signers.UnionWith(certificates.Select(one => (one.Subject, Thumbprint: Sha256Thumbprint.Of(one))).Where(one => verified.Contains(one.Thumbprint))
            .Select(one => $"{one.Subject} SHA-256 {one.Thumbprint}"));
        var gone = deleted.Count == 0 ? "" : $"; {deleted.Count} others had been deleted when the evidence was made";
        steps.Add(Step("signatures", $"{manifest.Requests.Count - deleted.Count} signed messages were verified{gone}.", problems, deleted));
    }

    // Verified as of its arrival: a message is good for minutes only.
    private static (string? Thumbprint, string? Problem) Signer(byte[] envelope, EvidenceRequest request, List<X509Certificate2> certificates)
    {
        try
        {
            var verifier = new SoapVerifier(
                new TrustOfEvidence(certificates), new InMemoryReplayGuard(), new SoapSecurityPolicy(), new TimeOfArrival(request.ReceivedAt));
            return (Sha256Thumbprint.Of(verifier.Verify(envelope).Certificate), null);
        }
        catch (SoapFaultException refused)
        {
            return (null, $"the signature does not hold: {refused.Detail ?? refused.Message}");
        }
    }

    private void Read(NamedFiles files, ReadingShelf readings)
    {
        var problems = new List<string>();
        var parts = files.Names.Where(EvidenceNames.IsReadings).Order(StringComparer.Ordinal).ToList();
        if (!parts.Contains(EvidenceNames.Readings))
        {
            problems.Add($"{EvidenceNames.Readings} is missing or has another head");
        }

        foreach (var part in parts)
        {
            Read(part, files.Lines(part), readings, problems);
        }

        problems.AddRange(readings.Series.SelectMany(series => readings.Of(series).CountBy(reading => reading.Start))
            .Where(pair => pair.Value > 1).Take(ShownProblems + 1).Select(_ => $"{EvidenceNames.Readings} has a reading twice"));
        if (problems.Count > 0)
        {
            steps.Add(Step("table", "The table of readings was read.", problems));
        }
    }

    private static void Read(string part, IEnumerable<string> lines, ReadingShelf readings, List<string> problems)
    {
        var number = 0;
        foreach (var line in lines)
        {
            if (++number == 1 ? line == EvidenceNames.ReadingsHead : EvidenceReading.TryParse(line, out var reading) && Keep(reading))
            {
                continue;
            }

            if (problems.Count <= ShownProblems)
            {
                problems.Add(number == 1 ? $"{part} is missing or has another head" : $"{part}, line {number}, cannot be read");
            }
        }

        bool Keep(in EvidenceReading reading)
        {
            readings.Add(reading);
            return true;
        }
    }

    private void Figure(EvidenceManifest manifest, ReadingShelf readings)
    {
        var claimed = manifest.Figure;
        var problems = new List<string>();
        var computed = RecomputedFigure.Of(manifest, readings);
        if (computed is not var (figure, at))
        {
            problems.Add("the readings make no such figure");
        }
        else
        {
            if (!Same(figure.Value, claimed.Value))
            {
                problems.Add(FormattableString.Invariant($"the readings make {figure.Value}, the file claims {claimed.Value}"));
            }

            if ((figure.Expected, figure.Valid, figure.Estimated) != (claimed.Expected, claimed.Valid, claimed.Estimated))
            {
                problems.Add($"of {figure.Expected} hours {figure.Valid} are valid and {figure.Estimated} estimated; the file claims {claimed.Valid} and {claimed.Estimated} of {claimed.Expected}");
            }

            if (at != (claimed.OccurredAt?.ToUnixTimeMilliseconds() ?? 0))
            {
                problems.Add($"it happened at {DateTimeOffset.FromUnixTimeMilliseconds(at):u}, the file claims {claimed.OccurredAt:u}");
            }
        }

        steps.Add(Step("figure", FormattableString.Invariant($"The figure was computed again: {computed?.Result.Value} {claimed.Unit} ({claimed.Formula})."), problems));
    }

    private static bool Same(double? one, double? other) =>
        one is { } a && other is { } b ? Math.Abs(a - b) <= Tolerance * Math.Max(1, Math.Max(Math.Abs(a), Math.Abs(b))) : one is null && other is null;

    private static string[] Unproven(string what, int count) => count == 0 ? [] : [$"{count} {what} came with deleted messages and stand as the platform's word"];

    private static EvidenceStep Step(string name, string text, IEnumerable<string> problems, IEnumerable<string>? unproven = null) =>
        new(name, text, Shown(problems)) { Unproven = Shown(unproven ?? []) };

    private static List<string> Shown(IEnumerable<string> all)
    {
        var shown = all.Take(ShownProblems + 1).ToList();
        return shown.Count > ShownProblems ? [.. shown.Take(ShownProblems), "and more"] : shown;
    }

    /// <summary>The files of an archive that its manifest names.</summary>
    private sealed class NamedFiles(EvidenceArchive archive, HashSet<string> names)
    {
        public IEnumerable<string> Names => names;

        public byte[]? Read(string name) => names.Contains(name) ? archive.Read(name) : null;

        public IEnumerable<string> Lines(string name) => archive.Lines(name);
    }

    private sealed class TimeOfArrival(DateTimeOffset receivedAt) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => receivedAt;
    }
}

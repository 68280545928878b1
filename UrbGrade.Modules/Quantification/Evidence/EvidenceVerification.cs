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
            or UnusableMappingException or ArgumentException or KeyNotFoundException or InvalidOperationException or EndOfStreamException or System.Xml.XmlException or OverflowException)
        {
            steps.Add(new EvidenceStep("archive", "The file was read.", [broken.Message]));
        }

        return new EvidenceFinding(figure, steps, [.. signers]);
    }

    private EvidenceManifest? Manifest(EvidenceArchive archive)
    {
        var manifest = archive.Read(EvidenceNames.Manifest) is { } json ? JsonSerializer.Deserialize<EvidenceManifest>(json, EvidenceNames.Json) : null;
        List<string> problems = manifest is null ? [$"{EvidenceNames.Manifest} is missing"]
            : manifest.Format is not (EvidenceManifest.CurrentFormat or EvidenceManifest.EarlierFormat)
                ? [$"the format is '{manifest.Format}', this program reads {EvidenceManifest.EarlierFormat} and {EvidenceManifest.CurrentFormat}"]
            : [.. ManifestGaps.In(manifest).Take(ShownProblems + 1).Select(Gap)];
        steps.Add(Step("manifest", "The manifest says what the file holds.", problems));
        return problems.Count == 0 ? manifest : null;
    }

    private static string Gap(string place) =>
        $"{EvidenceNames.Manifest} says nothing at {place}, where it has to: the file is not as the platform made it. Ask the platform for the evidence again";

    private void VerifyContent(EvidenceArchive archive, EvidenceManifest manifest)
    {
        Files(archive, manifest);
        var certificates = Certificates(archive, manifest);
        using var signed = new SignedReadings(manifest);
        Read(archive, manifest, certificates, signed);
        using var readings = new ReadingShelf();
        Read(archive, readings);
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

    private void Files(EvidenceArchive archive, EvidenceManifest manifest)
    {
        archive.Declare(manifest.Files);
        var problems = new List<string>();
        foreach (var file in manifest.Files)
        {
            var isWhole = archive.Has(file);
            if (isWhole is not true)
            {
                problems.Add(isWhole is null ? $"{file.Name} is missing" : $"{file.Name} was changed: its SHA-256 is not the one of the manifest");
            }
        }

        problems.AddRange(archive.Unnamed.Select(name => $"{name} is in no manifest"));
        steps.Add(Step("files", $"{manifest.Files.Count} files were held against their SHA-256.", problems));
    }

    private List<X509Certificate2> Certificates(EvidenceArchive archive, EvidenceManifest manifest)
    {
        var problems = new List<string>();
        var certificates = new List<X509Certificate2>();
        foreach (var one in manifest.Certificates)
        {
            if (archive.Read(one.File) is not { } der)
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

    private void Read(EvidenceArchive archive, EvidenceManifest manifest, List<X509Certificate2> certificates, SignedReadings signed)
    {
        var (problems, deleted) = (new List<string>(), new List<string>());
        var verified = new HashSet<string>(StringComparer.Ordinal);
        var (there, gone) = (0, 0);
        foreach (var (request, place, message) in new SignedRequests(archive, manifest, problem => Tell(problems, problem)).All())
        {
            if (message is null)
            {
                gone++;
                signed.AddDeleted(request.Id);
                Tell(deleted, $"message {request.Id}, received {request.ReceivedAt:u}, had been deleted by the platform");
                continue;
            }

            there++;
            var (thumbprint, problem) = Signer(message, request, certificates);
            problem ??= thumbprint == request.Thumbprint ? null : $"it was signed with another certificate ({thumbprint}) than the evidence says";
            if (problem is null)
            {
                signed.Add(request, message);
                verified.Add(thumbprint!);
            }
            else
            {
                Tell(problems, $"{place}: {problem}");
            }
        }

        signers.UnionWith(certificates.Select(one => (one.Subject, Thumbprint: Sha256Thumbprint.Of(one))).Where(one => verified.Contains(one.Thumbprint))
            .Select(one => $"{one.Subject} SHA-256 {one.Thumbprint}"));
        steps.Add(Step(
            "signatures", $"{there} signed messages were verified{(gone == 0 ? "" : $"; {gone} others had been deleted when the evidence was made")}.", problems, deleted));
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

    private void Read(EvidenceArchive archive, ReadingShelf readings)
    {
        var problems = new List<string>();
        var parts = archive.Parts(EvidenceNames.Readings).Order(StringComparer.Ordinal).ToList();
        if (!parts.Contains(EvidenceNames.Readings))
        {
            problems.Add($"{EvidenceNames.Readings} is missing or has another head");
        }

        foreach (var part in parts)
        {
            Read(part, archive.Lines(part), readings, problems);
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

            Tell(problems, number == 1 ? $"{part} is missing or has another head" : $"{part}, line {number}, cannot be read");
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

    /// <summary>Keeps no more than are shown.</summary>
    private static void Tell(List<string> told, string one)
    {
        if (told.Count <= ShownProblems)
        {
            told.Add(one);
        }
    }

    private static List<string> Shown(IEnumerable<string> all)
    {
        var shown = all.Take(ShownProblems + 1).ToList();
        return shown.Count > ShownProblems ? [.. shown.Take(ShownProblems), "and more"] : shown;
    }

    private sealed class TimeOfArrival(DateTimeOffset receivedAt) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => receivedAt;
    }
}

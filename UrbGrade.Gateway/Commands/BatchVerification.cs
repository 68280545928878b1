using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Soap;
using UrbGrade.Gateway.Deliver;

namespace UrbGrade.Gateway.Commands;

/// <summary><c>batch verify</c>: whether the signature of a stored message holds, without asking anyone.</summary>
internal static class BatchVerification
{
    private sealed record Verified(
        string File, bool Valid, string? Problem, bool Trusted, string? TrustedAs, string? Signer, string? Thumbprint, DateTimeOffset? SignedAt, string? BodyHash,
        string? ReceiptId, string? BatchKey);

    public static Command Build()
    {
        var file = new Argument<FileInfo>("file") { Description = "A signed message: what batch show --receipt prints, or a request as it was sent" };
        file.AcceptExistingOnly();
        var by = new Option<FileInfo[]>("--certificate") { Description = "PEM of a further certificate whose signature counts", DefaultValueFactory = _ => [] };
        var command = new Command("verify", "Check the signature of a stored message offline: is it whole, who signed it, do we trust that key") { file, by };
        command.SetAction(parsed =>
        {
            var verified = Verify(parsed.GetValue(file)!.FullName, Known(parsed, parsed.GetValue(by)!));
            parsed.Output().Print(verified, Lines);
            return verified is { Valid: true, Trusted: true } ? ExitCode.Ok : ExitCode.Failed;
        });
        return command;
    }

    // Only what can be read counts; a message can be checked on a machine that has no configuration.
    private static List<(string As, X509Certificate2 Certificate)> Known(ParseResult parsed, FileInfo[] given)
    {
        var known = new List<(string, X509Certificate2)>();
        foreach (var file in given)
            known.AddRange(UplinkFactory.LoadPem([file.FullName]).Select(certificate => (file.Name, certificate)));
        if (!File.Exists(parsed.ConfigFile()))
            return known;
        var uplink = parsed.Settings().Uplink;
        foreach (var file in uplink.Trust.Receipts.Where(File.Exists))
            known.AddRange(UplinkFactory.LoadPem([file]).Select(certificate => ("the platform", certificate)));
        if (File.Exists(uplink.Signing.Certificate))
            known.Add(("this gateway", UplinkFactory.LoadSigning(uplink.Signing)));
        return known;
    }

    private static Verified Verify(string file, List<(string As, X509Certificate2 Certificate)> known)
    {
        var bytes = File.ReadAllBytes(file);
        try
        {
            // The message was fresh when it was signed; its age says nothing about its signature.
            var clock = new MomentOf(SignedAt(bytes));
            var everyone = new AnySigner(known.ConvertAll(one => one.Certificate));
            var policy = new SoapSecurityPolicy { AcceptsSignatureConfirmation = true };
            var envelope = new SoapVerifier(everyone, new InMemoryReplayGuard(), policy, clock).Verify(bytes);
            var trusted = TrustedAs(envelope.Certificate, known, clock.GetUtcNow());
            var receipt = Receipt(envelope);
            return new Verified(
                file, true, null, trusted is not null, trusted, envelope.Certificate.Subject,
                envelope.Certificate.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant(), envelope.Created, envelope.BodyHash, receipt?.ReceiptId, receipt?.BatchKey);
        }
        catch (Exception broken) when (broken is SoapFaultException or XmlException or FormatException or InvalidDataException)
        {
            var why = broken is SoapFaultException fault ? $"{fault.Code}: {fault.Detail}" : broken.Message;
            return new Verified(file, false, why, false, null, null, null, null, null, null, null);
        }
    }

    private static DateTimeOffset SignedAt(byte[] bytes)
    {
        using var xml = XmlReader.Create(new MemoryStream(bytes), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        const string utility = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
        return xml.ReadToFollowing("Created", utility)
            ? DateTimeOffset.Parse(xml.ReadElementContentAsString(), CultureInfo.InvariantCulture)
            : throw new InvalidDataException("The message carries no time of signing: it is not signed");
    }

    private static string? TrustedAs(X509Certificate2 signer, List<(string As, X509Certificate2 Certificate)> known, DateTimeOffset at)
    {
        foreach (var (name, certificate) in known)
        {
            if (certificate.RawDataMemory.Span.SequenceEqual(signer.RawDataMemory.Span))
                return name;
        }

        X509Certificate2Collection authorities =
            [.. known.Select(one => one.Certificate).Where(one => one.Extensions.Any(extension => extension is X509BasicConstraintsExtension { CertificateAuthority: true }))];
        return authorities.Count > 0 && CertificateRules.ChainViolation(signer, authorities, [], at) is null ? "issued by a given authority" : null;
    }

    private static AggregationReceipt? Receipt(VerifiedEnvelope envelope)
    {
        using var xml = envelope.OpenBody();
        try
        {
            return ReceiptXml.Read(xml);
        }
        catch (Exception other) when (other is InvalidDataException or XmlException or FormatException)
        {
            // A request or a fault: the signature is all there is to say.
            return null;
        }
    }

    private static IEnumerable<string> Lines(Verified verified)
    {
        if (!verified.Valid)
        {
            yield return $"NOT VALID: {verified.Problem}";
            yield break;
        }

        yield return $"The signature holds: signed {verified.SignedAt:yyyy-MM-dd'T'HH:mm:ss'Z'} by {verified.Signer}";
        yield return $"Certificate SHA-256 {verified.Thumbprint}";
        yield return verified.Trusted ? $"Trusted: {verified.TrustedAs}" : "NOT TRUSTED: no certificate of the configuration or of --certificate is that signer's";
        yield return $"Body SHA-256 {verified.BodyHash}";
        if (verified.ReceiptId is not null)
            yield return $"A receipt, {verified.ReceiptId}, for the batch with key {verified.BatchKey}";
    }

    private sealed class MomentOf(DateTimeOffset at) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => at;
    }

    /// <summary>Lets every signer pass, to tell a broken signature from a stranger's.</summary>
    private sealed class AnySigner(IReadOnlyList<X509Certificate2> known) : ICertificateTrust
    {
        private readonly PinnedCertificateTrust finder = new(known, "");

        public CertificateVerdict Judge(X509Certificate2 certificate, DateTimeOffset at) => new(true, "", null, AllowsSha1: true);

        public X509Certificate2? FindByThumbprint(ReadOnlySpan<byte> sha1) => finder.FindByThumbprint(sha1);

        public X509Certificate2? FindBySubjectKeyIdentifier(ReadOnlySpan<byte> identifier) => finder.FindBySubjectKeyIdentifier(identifier);

        public X509Certificate2? FindByIssuerSerial(string issuer, string serialNumber) => finder.FindByIssuerSerial(issuer, serialNumber);
    }
}

using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using UrbGrade.Bus.Programs;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Deliver;

namespace UrbGrade.Gateway.Commands;

/// <summary><c>cert show</c>, <c>request</c> and <c>install</c>.</summary>
internal static class CertCommand
{
    private const int KeyBits = 3072;

    private sealed record Shown(string Role, string Subject, string Issuer, DateTimeOffset From, DateTimeOffset Until, int DaysLeft, int KeyBits, string Sha256);

    public static Command Build() => new("cert", "Show the certificates, ask for a new one, install it") { BuildShow(), BuildRequest(), BuildInstall() };

    private static Command BuildShow()
    {
        var command = new Command("show", "Show the gateway's certificate and those that it trusts");
        command.SetAction(parsed =>
        {
            var uplink = parsed.Settings().Uplink;
            using var own = UplinkFactory.LoadSigning(uplink.Signing);
            var now = TimeProvider.System.GetUtcNow();
            List<Shown> shown =
            [
                Show("this gateway", own, now),
                .. UplinkFactory.LoadPem(uplink.Trust.Receipts).Select(certificate => Show("receipts", certificate, now)),
                .. UplinkFactory.LoadPem(uplink.Trust.Tls).Select(certificate => Show("https server", certificate, now)),
            ];
            parsed.Output().Print(shown, all => CommandOutput.Table([
                ["For", "Subject", "Issuer", "Until", "Days left", "Key", "SHA-256"],
                .. all.Select(one => new[]
                {
                    one.Role, one.Subject, one.Issuer, one.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    one.DaysLeft.ToString(CultureInfo.InvariantCulture), $"RSA {one.KeyBits}", one.Sha256,
                })]));
            return shown.Exists(one => one.DaysLeft < 30) ? ExitCode.Degraded : ExitCode.Ok;
        });
        return command;
    }

    private static Command BuildRequest()
    {
        var name = new Option<string?>("--name") { Description = "Common name; otherwise the site's code" };
        var command = new Command("request", "Make a new key and print a request (CSR) for it; the key stays here, in the state folder, until cert install") { name };
        command.SetAction(parsed =>
        {
            var settings = parsed.Settings();
            var pending = PendingKey(settings);
            if (File.Exists(pending))
                throw new IOException($"{pending} belongs to an earlier request; install its certificate, or delete it to start anew");
            using var key = RSA.Create(KeyBits);
            var subject = new X500DistinguishedNameBuilder();
            subject.AddCommonName(parsed.GetValue(name) ?? settings.Site.Code);
            var request = new CertificateRequest(subject.Build(), key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
            PrivateFile.Write(pending, System.Text.Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem() + "\n"));
            var pem = request.CreateSigningRequestPem();
            parsed.Output().Print(new { request = pem, key = pending }, made => [made.request]);
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command BuildInstall()
    {
        var file = new Argument<FileInfo>("certificate") { Description = "The certificate that was issued for the request, PEM" };
        file.AcceptExistingOnly();
        var command = new Command("install", "Put the issued certificate with the pending key where the configuration expects it; the one before is kept beside it") { file };
        command.SetAction(parsed =>
        {
            var settings = parsed.Settings();
            var pending = PendingKey(settings);
            if (!File.Exists(pending))
                throw new IOException($"{pending} is not there: begin with cert request");
            using var certificate = X509Certificate2.CreateFromPemFile(parsed.GetValue(file)!.FullName, pending);
            if (CertificateProblem(certificate) is { } problem)
                throw new CryptographicException($"{parsed.GetValue(file)}: {problem}");
            var target = settings.Uplink.Signing.Certificate;
            var content = Path.GetExtension(target).ToLowerInvariant() is ".p12" or ".pfx"
                ? certificate.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, settings.Uplink.Signing.Password)
                : System.Text.Encoding.ASCII.GetBytes($"{certificate.ExportCertificatePem()}\n{File.ReadAllText(pending)}");
            var earlier = Keep(target);
            PrivateFile.Write(target, content);
            File.Delete(pending);
            parsed.Output().Print(Show("this gateway", certificate, TimeProvider.System.GetUtcNow()), shown =>
            [
                $"{target}: {shown.Subject}, until {shown.Until:yyyy-MM-dd}, SHA-256 {shown.Sha256}",
                earlier is null ? "It is used from the next start on" : $"It is used from the next start on; the one before lies in {earlier}",
            ]);
            return ExitCode.Ok;
        });
        return command;
    }

    private static string? CertificateProblem(X509Certificate2 certificate) =>
        Bus.Soap.CertificateRules.Violation(certificate, TimeProvider.System.GetUtcNow());

    private static string PendingKey(GatewaySettings settings) => Path.Combine(settings.Site.State, "pending-key.pem");

    private static string? Keep(string target)
    {
        if (!File.Exists(target))
            return null;
        var earlier = string.Create(CultureInfo.InvariantCulture, $"{target}.{TimeProvider.System.GetUtcNow():yyyyMMddHHmmss}");
        File.Copy(target, earlier);
        return earlier;
    }

    private static Shown Show(string role, X509Certificate2 certificate, DateTimeOffset now)
    {
        using var key = certificate.GetRSAPublicKey();
        var until = new DateTimeOffset(certificate.NotAfter.ToUniversalTime());
        return new Shown(
            role, certificate.Subject, certificate.Issuer, certificate.NotBefore.ToUniversalTime(), until, (int)Math.Floor((until - now).TotalDays),
            key?.KeySize ?? 0, certificate.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant());
    }
}

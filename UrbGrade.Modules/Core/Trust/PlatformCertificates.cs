using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Programs;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Core.Trust;

/// <summary>Finds the certificate that the platform serves and signs with.</summary>
internal static class PlatformCertificates
{
    private const string DevelopmentFile = "server.p12";

    /// <summary>A certificate that ends within this time is replaced at the next start.</summary>
    private static readonly TimeSpan RenewBefore = TimeSpan.FromDays(30);

    /// <summary>Loads the configured certificate, or the development one, which is made by the platform's own authority when there is none.</summary>
    /// <exception cref="InvalidOperationException">The file cannot be read, or holds no private key.</exception>
    public static PlatformCertificate Load(CoreOptions options, CertificateAuthority authority, TimeProvider time)
    {
        if (options.ServerCertificate is { } file)
        {
            return Read(file, options.ServerCertificatePassword);
        }

        var own = Path.Combine(options.KeysFolder, DevelopmentFile);
        PrivateFile.CreateFolder(options.KeysFolder);

        // Of several processes that start together one makes it, and the others find it. Not the authority's lock, which issuing takes.
        using var held = FolderLock.Take(options.KeysFolder, ".server", time);
        if (File.Exists(own) && Read(own, null) is var found && found.Certificate.NotAfter - time.GetLocalNow().DateTime > RenewBefore)
        {
            return found;
        }

        using var issued = authority.IssueServer(["localhost", "127.0.0.1", "::1", Environment.MachineName]);
        PrivateFile.Write(own, issued.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, null));
        return Read(own, null);
    }

    /// <summary>Reads a PKCS #12 file with exactly one private key.</summary>
    public static PlatformCertificate Read(string file, string? password)
    {
        X509Certificate2Collection all;
        try
        {
            all = X509CertificateLoader.LoadPkcs12CollectionFromFile(file, password);
        }
        catch (CryptographicException failure)
        {
            throw new InvalidOperationException(
                $"The certificate file {file} cannot be opened: {failure.Message} Give a PKCS #12 file and its password.", failure);
        }

        if (all.SingleOrDefault(c => c.HasPrivateKey) is not { } own)
        {
            throw new InvalidOperationException(
                $"The certificate file {file} holds {all.Count(c => c.HasPrivateKey)} private keys; allowed is exactly one, with its certificate.");
        }

        all.Remove(own);
        return new PlatformCertificate(own, all);
    }
}

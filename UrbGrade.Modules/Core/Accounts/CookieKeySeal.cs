using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Accounts;

/// <summary>Encrypts the keys of sessions for a certificate whose key the nodes have and the database has not. At the start those are
/// encrypted, too, that were kept in the clear before.</summary>
internal sealed partial class CookieKeySeal(
    IUrbGradeContexts contexts, ICommitQueue commits, IOptions<CoreOptions> core, IOptions<KeyManagementOptions> keys, ILogger<CookieKeySeal> logger)
    : IHostedService
{
    /// <summary>As the framework marks and writes what it encrypts.</summary>
    private static readonly XNamespace Space = "http://schemas.asp.net/2015/03/dataProtection";

    private static readonly XName IsSecret = Space + "requiresEncryption";

    /// <summary>Takes the certificates that are configured: the first encrypts, all decrypt.</summary>
    /// <exception cref="InvalidOperationException">One cannot be used.</exception>
    public static void Add(IDataProtectionBuilder protection, CoreOptions core)
    {
        var certificates = Array.ConvertAll(core.CookieKeyCertificates, file => Load(file, core.CookieKeyPassword));
        if (certificates is [var first, .. var earlier])
        {
            protection.ProtectKeysWithCertificate(first).UnprotectKeysWithAnyCertificate(earlier);
        }
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (core.Value.Database == DatabaseProvider.Sqlite || keys.Value.XmlEncryptor is not { } encryptor)
        {
            return;
        }

        var count = await commits.Commit(
            session =>
            {
                using var database = contexts.Write(TenantScope.Platform, session);
                foreach (var row in database.Set<CookieKeyRow>())
                {
                    row.Xml = Sealed(XElement.Parse(row.Xml), encryptor)?.ToString(SaveOptions.DisableFormatting) ?? row.Xml;
                }

                return database.SaveChanges();
            },
            cancellationToken);
        if (count > 0)
        {
            LogSealed(count);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The key with its secrets encrypted; null when it has none in the clear.</summary>
    private static XElement? Sealed(XElement key, IXmlEncryptor encryptor)
    {
        var secrets = key.Descendants().Where(element => (bool?)element.Attribute(IsSecret) is true).ToList();
        foreach (var secret in secrets)
        {
            var encrypted = encryptor.Encrypt(new XElement(secret));
            secret.ReplaceWith(new XElement(
                Space + "encryptedSecret", new XAttribute("decryptorType", encrypted.DecryptorType.AssemblyQualifiedName!), encrypted.EncryptedElement));
        }

        return secrets.Count > 0 ? key : null;
    }

    private static X509Certificate2 Load(string file, string? password)
    {
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(file, password);
            using var key = certificate.GetRSAPrivateKey();
            return key is not null
                ? certificate
                : throw new InvalidOperationException($"Core:CookieKeyCertificates names '{file}', which has no RSA key; allowed is a PKCS #12 file with one.");
        }
        catch (Exception failure) when (failure is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException(
                $"Core:CookieKeyCertificates names '{file}', which cannot be read ({failure.Message.TrimEnd('.')}); allowed is a PKCS #12 file, with its password in Core:CookieKeyPassword.", failure);
        }
    }

    [LoggerMessage(EventId = 1302, Level = LogLevel.Information, Message = "{Count} keys of sessions that were kept in the clear are encrypted now")]
    private partial void LogSealed(int count);
}

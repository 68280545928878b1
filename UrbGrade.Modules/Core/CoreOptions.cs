using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Core;

/// <summary>Where the platform keeps what it knows, and what this process does.</summary>
internal sealed class CoreOptions : IValidatableObject
{
    /// <summary>The data folder: database, keys, settings.</summary>
    [Required(ErrorMessage = "Core:DataFolder is empty; give the folder of the platform's data.")]
    public string DataFolder { get; set; } = "";

    /// <summary>PKCS #12 file of the platform's certificate; null for a development certificate of its own.</summary>
    public string? ServerCertificate { get; set; }

    /// <summary>Its password.</summary>
    public string? ServerCertificatePassword { get; set; }

    /// <summary><c>all</c>, <c>web</c> or <c>worker</c>.</summary>
    public string Role { get; set; } = "all";

    /// <summary>One of <see cref="DatabaseProvider"/>.</summary>
    public string Database { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>The server's connection string; null for SQLite, whose file lies in the data folder.</summary>
    public string? Connection { get; set; }

    /// <summary>The password that belongs to it.</summary>
    public string? DatabasePassword { get; set; }

    /// <summary>A file whose first line is that password.</summary>
    public string? DatabasePasswordFile { get; set; }

    /// <summary>PKCS #12 files of the certificates, with RSA keys, that the keys of sessions are encrypted for: the first for new ones, the
    /// others for those that were encrypted for them. The same on all nodes; none to keep them in the clear.</summary>
    public string[] CookieKeyCertificates { get; set; } = [];

    /// <summary>Their password.</summary>
    public string? CookieKeyPassword { get; set; }

    /// <summary>Where everybody finds the list of revoked certificates, such as <c>http://HOST/pki/revoked.crl</c>; written into the
    /// certificates that the platform issues from then on. Null for nowhere.</summary>
    public Uri? RevocationListAddress { get; set; }

    /// <summary>The database file.</summary>
    public string DatabaseFile => Path.Combine(DataFolder, "urbgrade.db");

    /// <summary>Private keys, readable by the platform's own account only.</summary>
    public string KeysFolder => Path.Combine(DataFolder, "keys");

    /// <summary>The connection string with the password wherever that stands.</summary>
    /// <exception cref="IOException">The file with the password cannot be read.</exception>
    public string ConnectionWithPassword() => WithPassword(Connection);

    /// <summary>Adds the password to the connection string of another database.</summary>
    public string WithPassword(string? connectionString)
    {
        var connection = new DbConnectionStringBuilder { ConnectionString = connectionString };
        if ((DatabasePasswordFile is { } file ? File.ReadLines(file).FirstOrDefault() : DatabasePassword) is { Length: > 0 } password)
        {
            connection["Password"] = password;
        }

        return connection.ConnectionString ?? "";
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Role is not ("all" or "web" or "worker"))
        {
            yield return new($"Core:Role is '{Role}'; allowed are all, web, worker.");
        }

        if (!DatabaseProvider.All.Contains(Database))
        {
            yield return new($"Core:Database is '{Database}'; allowed are {string.Join(", ", DatabaseProvider.All)}.");
        }

        if (Database != DatabaseProvider.Sqlite && string.IsNullOrWhiteSpace(Connection))
        {
            yield return new($"Core:Database is '{Database}' and Core:Connection is empty; give its server, such as Host=db.example.org;Database=urbgrade;Username=urbgrade.");
        }

        if (DatabasePasswordFile is { } passwordFile && !File.Exists(passwordFile))
        {
            yield return new($"Core:DatabasePasswordFile is '{passwordFile}', and there is no such file.");
        }

        if (RevocationListAddress is { } address && !(address.IsAbsoluteUri && address.Scheme is "http" or "https"))
        {
            yield return new($"Core:RevocationListAddress is '{address}'; allowed is an address such as http://HOST/pki/revoked.crl.");
        }

        if (ServerCertificate is { } file && !File.Exists(file))
        {
            yield return new($"Core:ServerCertificate is '{file}', and there is no such file; allowed is a PKCS #12 file with a private key.");
        }
    }
}

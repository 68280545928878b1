using System.ComponentModel.DataAnnotations;

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

    /// <summary>The database file.</summary>
    public string DatabaseFile => Path.Combine(DataFolder, "urbgrade.db");

    /// <summary>Private keys, readable by the platform's own account only.</summary>
    public string KeysFolder => Path.Combine(DataFolder, "keys");

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Role is not ("all" or "web" or "worker"))
        {
            yield return new($"Core:Role is '{Role}'; allowed are all, web, worker.");
        }

        if (ServerCertificate is { } file && !File.Exists(file))
        {
            yield return new($"Core:ServerCertificate is '{file}', and there is no such file; allowed is a PKCS #12 file with a private key.");
        }
    }
}

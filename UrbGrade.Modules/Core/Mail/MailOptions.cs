using System.ComponentModel.DataAnnotations;

namespace UrbGrade.Modules.Core.Mail;

/// <summary>How mails leave.</summary>
internal sealed class MailOptions : IValidatableObject
{
    /// <summary>The SMTP server; null to write mails as files into <c>mail</c> of the data folder.</summary>
    public string? Host { get; set; }

    [Range(1, 65535, ErrorMessage = "A port is 1 to 65535.")]
    public int Port { get; set; } = 587;

    /// <summary><c>starttls</c> (customary), <c>tls</c>, or <c>none</c> for a relay on the same machine.</summary>
    public string Security { get; set; } = "starttls";

    public string? User { get; set; }

    /// <summary>A file whose first line is the password.</summary>
    public string? PasswordFile { get; set; }

    /// <summary>Sender.</summary>
    public string From { get; set; } = "urbgrade@localhost";

    /// <summary>Where readers reach the pages, such as <c>https://urbgrade.example.org</c>; null leaves links out.</summary>
    public Uri? Pages { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Security is not ("starttls" or "tls" or "none"))
        {
            yield return new ValidationResult("Allowed are starttls, tls and none.", [nameof(Security)]);
        }
    }
}

using System.ComponentModel.DataAnnotations;

namespace UrbGrade.Modules.Semantics;

/// <summary>Section <c>Semantics</c> of the configuration.</summary>
internal sealed class SemanticsOptions
{
    /// <summary>Scheme and host that all IRIs begin with, such as <c>https://energy.example.org</c>, so that they stay the same however the server
    /// is reached; null for whatever the caller used.</summary>
    [RegularExpression("https?://[^/?#]+", ErrorMessage = "Allowed is scheme and host, such as https://energy.example.org, without a slash at its end.")]
    public string? Root { get; set; }

    /// <summary>A CSV file whose rows are added to the platform's mapping; null for none.</summary>
    public string? Mapping { get; set; }
}

using System.ComponentModel.DataAnnotations;

namespace UrbGrade.Web;

/// <summary>Section <c>Statements</c> of the configuration: who answers for the pages, as the statements on accessibility and privacy name them.</summary>
public sealed class StatementOptions
{
    /// <summary>The public body that runs the platform; null leaves it unnamed.</summary>
    public string? Publisher { get; init; }

    /// <summary>Where readers write when a page does not work for them.</summary>
    [EmailAddress]
    public string? FeedbackAddress { get; init; }

    /// <summary>Where people write about their own data; null for <see cref="FeedbackAddress"/>.</summary>
    [EmailAddress]
    public string? PrivacyAddress { get; init; }

    /// <summary>The body that enforces the law on accessible websites.</summary>
    public string? EnforcementBody { get; init; }

    /// <summary>Day of the assessment that the accessibility statement stands on.</summary>
    public DateOnly AssessedOn { get; init; } = new(2026, 11, 26);
}

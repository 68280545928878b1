using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Engagement.Store;

/// <summary>Somebody's way through a survey. The answers leave it when they are sent; that something was sent stays, without what.</summary>
internal sealed class SurveySheetRow : ITenantOwned
{
    public long Id { get; set; }

    public int TenantId { get; set; }

    public int SurveyId { get; set; }

    public int Version { get; set; }

    /// <summary>SHA-256 of the browser's token, hexadecimal; unique.</summary>
    public required string TokenHash { get; set; }

    /// <summary>SHA-256 of the code with which it is taken up elsewhere; null until it is saved. Unique.</summary>
    public string? CodeHash { get; set; }

    /// <summary>Code of the place that the address named; null for none.</summary>
    public string? Place { get; set; }

    /// <summary>JSON object of texts by question; empty once sent.</summary>
    public required string Answers { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    public DateTimeOffset? SentAt { get; set; }
}

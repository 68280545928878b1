using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Engagement.Store;

/// <summary>A survey as people were asked it. Never changes. Key: survey and number.</summary>
internal sealed class SurveyVersionRow : ITenantOwned
{
    public int SurveyId { get; set; }

    /// <summary>From 1.</summary>
    public int Number { get; set; }

    public int TenantId { get; set; }

    /// <summary>JSON of a <see cref="UrbGrade.Bus.Contracts.Engagement.SurveyForm"/>.</summary>
    public required string Form { get; set; }

    public required string PublishedBy { get; set; }

    public DateTimeOffset PublishedAt { get; set; }
}

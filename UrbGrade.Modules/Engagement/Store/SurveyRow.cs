using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Engagement.Store;

/// <summary>A survey as it is being written; what was published of it lies in its versions.</summary>
internal sealed class SurveyRow : ITenantOwned
{
    public int Id { get; set; }

    public int TenantId { get; set; }

    /// <summary>As answers name it, such as <c>street-lighting</c>; unique in the tenant.</summary>
    public required string Code { get; set; }

    /// <summary>In public addresses; unique on the platform.</summary>
    public required string Tag { get; set; }

    public SurveyState State { get; set; }

    /// <summary>JSON of a <see cref="SurveyForm"/>.</summary>
    public required string Draft { get; set; }

    /// <summary>Counts the edits, so that none is written over unseen.</summary>
    public int Edit { get; set; }

    /// <summary>The version that was published last; 0 for none.</summary>
    public int Version { get; set; }

    public required string EditedBy { get; set; }

    public DateTimeOffset EditedAt { get; set; }
}

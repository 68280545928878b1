using UrbGrade.Bus.Contracts.Dashboard.Reports;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Dashboard.Store;

/// <summary>A report that somebody gets after each month or year.</summary>
internal sealed class ReportScheduleRow : ITenantOwned
{
    public int Id { get; set; }

    public int TenantId { get; set; }

    public ReportTemplate Template { get; set; }

    public ReportFormat Format { get; set; }

    /// <summary>Where to, as a mail address.</summary>
    public required string Address { get; set; }

    /// <summary>Such as <c>eu</c>.</summary>
    public required string Language { get; set; }

    /// <summary>First day of the first period that is sent: the newest that was due when it was asked for.</summary>
    public DateOnly FirstPeriod { get; set; }

    /// <summary>What a link needs that ends it; only who got a mail knows it.</summary>
    public required string StopCode { get; set; }

    public required string CreatedBy { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Null while it lasts.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The account; null where its reader ended it by the link.</summary>
    public string? EndedBy { get; set; }
}

using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Dashboard.Store;

/// <summary>A report that is due or was sent. Unique by schedule and period: each goes once.</summary>
internal sealed class ReportMailRow : ITenantOwned
{
    public long Id { get; set; }

    public int TenantId { get; set; }

    public int ScheduleId { get; set; }

    /// <summary>First local day of the month or year that it is about.</summary>
    public DateOnly Period { get; set; }

    public required string Address { get; set; }

    public DateTimeOffset DueAt { get; set; }

    /// <summary>Null while it waits.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Name of the file that was sent; null before, and where there was nothing to send.</summary>
    public string? FileName { get; set; }

    /// <summary>Its size.</summary>
    public int? Bytes { get; set; }
}

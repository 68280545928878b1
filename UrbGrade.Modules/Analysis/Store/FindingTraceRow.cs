using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Analysis.Store;

/// <summary>What became of a finding. Append-only.</summary>
internal sealed class FindingTraceRow : ITenantOwned
{
    public long Id { get; set; }

    public int TenantId { get; set; }

    public long FindingId { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>One of <c>found</c>, <c>changed</c>, <c>withdrawn</c>, <c>returned</c>, <c>state</c>.</summary>
    public required string What { get; set; }

    /// <summary>A person; null for the analysis itself.</summary>
    public string? Who { get; set; }

    public string? Before { get; set; }

    public string? After { get; set; }
}

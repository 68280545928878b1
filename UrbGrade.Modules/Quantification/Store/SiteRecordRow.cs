using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>One revision of what a site said and that is no reading; revisions stand in the order of their requests.</summary>
internal sealed class SiteRecordRow : ITenantOwned
{
    public long Id { get; set; }

    public int TenantId { get; set; }

    /// <summary>As the schema's mapping names it, such as <c>vote</c>.</summary>
    public required string Kind { get; set; }

    /// <summary>Unique for the kind, with the revision.</summary>
    public required string Key { get; set; }

    /// <summary>From 1.</summary>
    public int Revision { get; set; }

    /// <summary>What it is about, as messages name it.</summary>
    public required string Subject { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>JSON object of texts.</summary>
    public required string Fields { get; set; }

    /// <summary>The first request that brought it; 0 for what was said on the platform itself.</summary>
    public long RawRequestId { get; set; }
}

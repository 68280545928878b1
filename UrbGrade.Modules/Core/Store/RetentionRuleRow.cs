using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Core.Store;

/// <summary>How long a tenant keeps something. Key: tenant and kind.</summary>
internal sealed class RetentionRuleRow : ITenantOwned
{
    public int TenantId { get; set; }

    public RetentionKind Kind { get; set; }

    /// <summary>Null for ever.</summary>
    public int? Days { get; set; }

    /// <summary>Set before the first of it is deleted, so that nothing is computed anew from what is left.</summary>
    public DateTimeOffset? DeletedBefore { get; set; }

    /// <summary>Deleted since the audit was told last.</summary>
    public long Untold { get; set; }
}

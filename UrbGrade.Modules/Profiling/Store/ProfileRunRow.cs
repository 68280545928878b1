using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Profiling.Store;

/// <summary>How far a tenant's profiles go. Key: the tenant.</summary>
internal sealed class ProfileRunRow : ITenantOwned
{
    public int TenantId { get; set; }

    /// <summary>The first civil day that was not looked at.</summary>
    public DateOnly Until { get; set; }

    /// <summary>Readings that were replaced before are in the profiles.</summary>
    public DateTimeOffset BeganAt { get; set; }

    /// <summary>Null while a round is under way.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Profiles that this round made anew so far.</summary>
    public int Made { get; set; }

    /// <summary>First month whose profiles this round changed; null for none so far.</summary>
    public DateOnly? ChangedFrom { get; set; }
}

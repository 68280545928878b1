using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Profiling.Store;

/// <summary>That a person agreed to a profile of an own meter. Key: person and meter; gone when it is taken back.</summary>
internal sealed class ProfileConsentRow : ITenantOwned
{
    public int UserId { get; set; }

    public int MeterId { get; set; }

    public int TenantId { get; set; }

    public DateTimeOffset GivenAt { get; set; }
}

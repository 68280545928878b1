using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Engagement.Store;

/// <summary>The key with which a day's voters are made unrecognisable. Once it is deleted nobody can tell any more whether a cookie and a vote
/// belong together. Key: tenant and day.</summary>
internal sealed class VoteSaltRow : ITenantOwned
{
    public int TenantId { get; set; }

    /// <summary>Local day.</summary>
    public DateOnly Day { get; set; }

    /// <summary>32 random bytes.</summary>
    public required byte[] Salt { get; set; }
}

using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Core.Store;

/// <summary>Parked work of one tenant that was let try again by one command.</summary>
internal sealed class WorkRetryRow : IPlatformOwned
{
    /// <summary>UUID, 32 hex digits.</summary>
    public required string Id { get; set; }

    public int TenantId { get; set; }

    /// <summary>Contracts, comma separated.</summary>
    public required string Contracts { get; set; }

    public int Items { get; set; }

    /// <summary>Null for all at once.</summary>
    public double? PerSecond { get; set; }

    public required string RequestedBy { get; set; }

    public DateTimeOffset RequestedAt { get; set; }
}

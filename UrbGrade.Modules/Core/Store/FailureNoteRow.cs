using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Core.Store;

/// <summary>What an operator wrote about a cause of failures. It outlives the failures, as causes come back.</summary>
internal sealed class FailureNoteRow : IPlatformOwned
{
    public int TenantId { get; set; }

    /// <summary>See <see cref="Delivery.FailureGroups"/>.</summary>
    public required string GroupId { get; set; }

    public required string Text { get; set; }

    public required string WrittenBy { get; set; }

    public DateTimeOffset WrittenAt { get; set; }
}

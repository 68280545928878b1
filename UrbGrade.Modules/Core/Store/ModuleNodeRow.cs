namespace UrbGrade.Modules.Core.Store;

/// <summary>A process that works for a module, and its last sign of life.</summary>
internal sealed class ModuleNodeRow
{
    public int Id { get; set; }

    public required string Module { get; set; }

    /// <summary>The tenant whose module it is; 0 for the platform's own modules.</summary>
    public int TenantId { get; set; }

    /// <summary>Machine and process; for a module of another partner its certificate's name.</summary>
    public required string Node { get; set; }

    /// <summary>Whether it handles work, or only answers requests.</summary>
    public bool DoesWork { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset SeenAt { get; set; }
}

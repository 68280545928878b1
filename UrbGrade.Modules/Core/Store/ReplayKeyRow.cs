namespace UrbGrade.Modules.Core.Store;

/// <summary>A signature that was accepted and may not come again before it expires.</summary>
internal sealed class ReplayKeyRow
{
    /// <summary>SHA-256, 32 bytes.</summary>
    public required byte[] Key { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }
}

namespace UrbGrade.Modules.Core.Store;

/// <summary>Grows with each change of what every process keeps in memory, so that the others notice.</summary>
internal sealed class ChangeCounterRow
{
    /// <summary>One of <see cref="ChangeTopic"/>.</summary>
    public required string Topic { get; set; }

    public long Version { get; set; }
}

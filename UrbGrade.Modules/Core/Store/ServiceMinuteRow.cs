namespace UrbGrade.Modules.Core.Store;

/// <summary>What one process handled of a service in one minute.</summary>
internal sealed class ServiceMinuteRow
{
    public required string Node { get; set; }

    public required string Module { get; set; }

    public required string Contract { get; set; }

    public int TenantId { get; set; }

    /// <summary>Start of the minute.</summary>
    public DateTimeOffset Minute { get; set; }

    public int Handled { get; set; }

    /// <summary>Attempts that failed.</summary>
    public int Failed { get; set; }

    /// <summary>Sum of the critical times of what was handled: from adding an item to its end.</summary>
    public long CriticalMilliseconds { get; set; }

    public long LongestMilliseconds { get; set; }
}

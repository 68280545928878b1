namespace UrbGrade.Bus.Delivery;

/// <summary>What goes first among the due work of one tenant. It moves nothing ahead of another tenant's work: tenants take turns.</summary>
public enum WorkPriority
{
    /// <summary>Somebody waits for it.</summary>
    High = 0,

    /// <summary>Readings on their way.</summary>
    Normal = 1,

    /// <summary>What may wait while there is other work, such as housekeeping and failed work that is tried again.</summary>
    Low = 2,
}

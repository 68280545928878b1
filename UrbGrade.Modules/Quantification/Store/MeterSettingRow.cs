using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>How a meter's counter is to be read from an instant on. Unique by meter and instant.</summary>
internal sealed class MeterSettingRow : ITenantOwned
{
    public int Id { get; set; }

    public int TenantId { get; set; }

    public int MeterId { get; set; }

    public DateTimeOffset From { get; set; }

    /// <summary>By which differences and amounts are multiplied: ratio of the current transformer, litres of a pulse.</summary>
    public double Multiplier { get; set; } = 1;

    /// <summary>Digits before the decimal point after which the counter begins at zero again; null where that is to be guessed.</summary>
    public int? Digits { get; set; }

    /// <summary>What the connection lets through in an hour, in the canonical unit; null where any rate is believed.</summary>
    public double? MostPerHour { get; set; }

    /// <summary>Whether the counter may run backwards because its site feeds in.</summary>
    public bool FeedsIn { get; set; }

    /// <summary>A new device: its counter has nothing to do with that of the device before.</summary>
    public bool IsReplacement { get; set; }

    /// <summary>The meter was taken away: nothing is expected of it any more.</summary>
    public bool IsEnd { get; set; }

    /// <summary>Id of the main meter that counts what this one does; null for a meter that counts by itself.</summary>
    public int? Below { get; set; }

    /// <summary>Share of what it counts that its submeters leave unexplained at least; null for the usual one.</summary>
    public double? LeastLoss { get; set; }

    /// <summary>The share that they leave unexplained at most; null where not everything has a submeter.</summary>
    public double? MostLoss { get; set; }

    public required string Source { get; set; }
}

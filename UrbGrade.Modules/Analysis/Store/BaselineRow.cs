using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Analysis.Store;

/// <summary>A fitted or refused baseline. Unique by asset, carrier and the intervention before which it ends.</summary>
internal sealed class BaselineRow : ITenantOwned
{
    public int Id { get; set; }

    public int TenantId { get; set; }

    public int AssetId { get; set; }

    /// <summary>power, light, heat, gas.</summary>
    public required string Medium { get; set; }

    /// <summary>0 for the newest one.</summary>
    public int InterventionId { get; set; }

    /// <summary>First local day.</summary>
    public DateOnly From { get; set; }

    /// <summary>Excluded.</summary>
    public DateOnly Until { get; set; }

    /// <summary>Null where nothing could be fitted.</summary>
    public BaselineKind? Kind { get; set; }

    public bool IsAccepted { get; set; }

    /// <summary>Coefficients of what is a few numbers; JSON, null for others, which are fitted again from the same readings.</summary>
    public string? Model { get; set; }

    /// <summary>JSON; null where nothing could be fitted.</summary>
    public string? Quality { get; set; }

    public int Days { get; set; }

    public int MissingDays { get; set; }

    /// <summary>kWh in a normal year; null without model or weather.</summary>
    public double? YearKwh { get; set; }

    /// <summary>Kinds tried, with their scatter on unseen weeks; JSON.</summary>
    public required string Trials { get; set; }

    /// <summary>JSON; an empty list when it is accepted.</summary>
    public required string Refusals { get; set; }

    /// <summary>Of all that it was computed from. The same again is not computed again.</summary>
    public required string Fingerprint { get; set; }

    public DateTimeOffset ComputedAt { get; set; }
}

using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Analysis.Store;

/// <summary>Something that was or will be done to save energy.</summary>
internal sealed class InterventionRow : ITenantOwned
{
    public int Id { get; set; }

    public int TenantId { get; set; }

    public required string Title { get; set; }

    public MeasureKind Kind { get; set; }

    public InterventionState State { get; set; }

    /// <summary>power, light, heat, gas.</summary>
    public required string Medium { get; set; }

    public DateOnly? PlannedFor { get; set; }

    /// <summary>First local day on which it worked.</summary>
    public DateOnly? DoneOn { get; set; }

    /// <summary>In the tenant's currency.</summary>
    public double? Cost { get; set; }

    /// <summary>kWh in a normal year, with its interval.</summary>
    public double? Promise { get; set; }

    public double? PromiseLow { get; set; }

    public double? PromiseHigh { get; set; }

    public required string Responsible { get; set; }

    public string? Note { get; set; }

    public required string CreatedBy { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ChangedAt { get; set; }
}

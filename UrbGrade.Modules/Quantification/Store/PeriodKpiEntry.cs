using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>A KPI as it is written in bulk; see <see cref="PeriodKpiRow"/>.</summary>
/// <param name="PeriodStart">Day number.</param>
/// <param name="ComputedAt">Milliseconds since 1970-01-01T00:00:00Z.</param>
internal readonly record struct PeriodKpiEntry(
    int TenantId,
    KpiResolution Resolution,
    int PeriodStart,
    KpiScope Scope,
    int ScopeId,
    KpiMedium Medium,
    int DefinitionId,
    double? Value,
    int Expected,
    int Valid,
    int Estimated,
    KpiStatus Status,
    long ComputedAt,
    long OccurredAt)
{
    public static readonly BulkTable<PeriodKpiEntry> Table = new(
        "PeriodKpis",
        7,
        BulkColumn<PeriodKpiEntry>.Constant("TenantId", (in k) => k.TenantId),
        BulkColumn<PeriodKpiEntry>.Of("Resolution", (in k) => (int)k.Resolution),
        BulkColumn<PeriodKpiEntry>.Of("PeriodStart", (in k) => k.PeriodStart),
        BulkColumn<PeriodKpiEntry>.Of("Scope", (in k) => (int)k.Scope),
        BulkColumn<PeriodKpiEntry>.Of("ScopeId", (in k) => k.ScopeId),
        BulkColumn<PeriodKpiEntry>.Of("Medium", (in k) => (int)k.Medium),
        BulkColumn<PeriodKpiEntry>.Of("DefinitionId", (in k) => k.DefinitionId),
        BulkColumn<PeriodKpiEntry>.Of("Value", (in k) => k.Value),
        BulkColumn<PeriodKpiEntry>.Of("ExpectedIntervals", (in k) => k.Expected),
        BulkColumn<PeriodKpiEntry>.Of("ValidIntervals", (in k) => k.Valid),
        BulkColumn<PeriodKpiEntry>.Of("EstimatedIntervals", (in k) => k.Estimated),
        BulkColumn<PeriodKpiEntry>.Of("Status", (in k) => (int)k.Status),
        BulkColumn<PeriodKpiEntry>.Of("ComputedAt", (in k) => k.ComputedAt),
        BulkColumn<PeriodKpiEntry>.Of("OccurredAt", (in k) => k.OccurredAt));

    /// <summary>The same as a row.</summary>
    public PeriodKpiRow AsRow() => new()
    {
        TenantId = TenantId,
        Resolution = Resolution,
        PeriodStart = DateOnly.FromDayNumber(PeriodStart),
        Scope = Scope,
        ScopeId = ScopeId,
        Medium = Medium,
        DefinitionId = DefinitionId,
        Value = Value,
        ExpectedIntervals = Expected,
        ValidIntervals = Valid,
        EstimatedIntervals = Estimated,
        Status = Status,
        ComputedAt = DateTimeOffset.FromUnixTimeMilliseconds(ComputedAt),
        OccurredAt = OccurredAt,
    };

    /// <summary>What names the KPI: all but what was computed.</summary>
    public PeriodKpiKey Key => new(Resolution, PeriodStart, Scope, ScopeId, Medium, DefinitionId);
}

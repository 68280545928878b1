using UrbGrade.Bus.Contracts.Quantification;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Names a KPI of a period in a tenant; in the order of the table.</summary>
/// <param name="PeriodStart">Day number.</param>
internal readonly record struct PeriodKpiKey(
    KpiResolution Resolution, int PeriodStart, KpiScope Scope, int ScopeId, KpiMedium Medium, int DefinitionId) : IComparable<PeriodKpiKey>
{
    public int CompareTo(PeriodKpiKey other) => Order.CompareTo(other.Order);

    private (int, int, int, int, int, int) Order => ((int)Resolution, PeriodStart, (int)Scope, ScopeId, (int)Medium, DefinitionId);
}

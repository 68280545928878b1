using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>A KPI of a week, a month or a year that changed because a reading was corrected: was, now, because.</summary>
internal sealed class PeriodKpiCorrectionRow : ITenantOwned
{
    public long Id { get; set; }

    public int TenantId { get; set; }

    public KpiResolution Resolution { get; set; }

    public DateOnly PeriodStart { get; set; }

    public KpiScope Scope { get; set; }

    public int ScopeId { get; set; }

    public KpiMedium Medium { get; set; }

    public int DefinitionId { get; set; }

    public double? Was { get; set; }

    public double? Now { get; set; }

    public DateTimeOffset CorrectedAt { get; set; }

    /// <summary>The last request whose readings caused it; 0 for a fact, a factor or a formula.</summary>
    public long RawRequestId { get; set; }

    /// <summary>The ones before that did too, the newest first, with spaces between; empty for none.</summary>
    public string OtherRequests { get; set; } = "";

    /// <summary>How many further ones did, that are not named.</summary>
    public int MoreRequests { get; set; }
}

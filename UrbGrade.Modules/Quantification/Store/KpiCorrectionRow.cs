using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>A KPI value that changed after it had been shown: was, now, because.</summary>
internal sealed class KpiCorrectionRow : ITenantOwned
{
    public long Id { get; set; }

    public int TenantId { get; set; }

    public int DefinitionId { get; set; }

    public int AssetId { get; set; }

    public KpiResolution Resolution { get; set; }

    public DateOnly PeriodStart { get; set; }

    public double? Was { get; set; }

    public double? Now { get; set; }

    public DateTimeOffset CorrectedAt { get; set; }

    /// <summary>The request whose readings caused it.</summary>
    public long RawRequestId { get; set; }
}

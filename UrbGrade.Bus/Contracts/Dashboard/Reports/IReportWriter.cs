namespace UrbGrade.Bus.Contracts.Dashboard.Reports;

/// <summary>Writes reports in the reader's language.</summary>
public interface IReportWriter
{
    /// <summary>Null when nothing is known of the period, or the session has no tenant.</summary>
    Task<ReportFile?> Write(ReportOrder order, CancellationToken cancellation);

    /// <summary>The same for a tenant, whoever asks, as a mail.</summary>
    /// <param name="stop">Where its reader can end it; null where no address of the pages is known.</param>
    Task<ReportMail?> Compose(int tenantId, ReportOrder order, Uri? stop, CancellationToken cancellation);
}

namespace UrbGrade.Bus.Contracts.Dashboard.Reports;

/// <summary>Yearly reports of the session's tenant.</summary>
public interface IMunicipalReports
{
    /// <summary>Years with any energy figure, newest first.</summary>
    Task<IReadOnlyList<int>> Years(CancellationToken cancellation);

    /// <summary>The report of a year; null when the session has no tenant.</summary>
    Task<MunicipalReport?> Read(int year, CancellationToken cancellation);
}

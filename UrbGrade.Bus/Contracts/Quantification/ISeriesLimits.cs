using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>What is believed of the hours of series. A change computes the days anew that it touches, and the audit says who, why, before and after. For
/// operators of the tenant.</summary>
public interface ISeriesLimits
{
    /// <summary>Limits by meter, quantity and day; the newest of a series first.</summary>
    /// <param name="tenantCode">Null for the current tenant.</param>
    /// <param name="meter">Only meters whose name contains it; null or empty for all.</param>
    /// <param name="skip">So many rows are left out first.</param>
    /// <param name="take">At most so many are told.</param>
    Task<IReadOnlyList<SeriesLimitEntry>> List(string? tenantCode, string? meter, int skip, int take, CancellationToken cancellation);

    /// <summary>How many limits there are to list.</summary>
    /// <param name="tenantCode">Null for the current tenant.</param>
    /// <param name="meter">Only those of meters whose name contains it; null or empty for all.</param>
    Task<int> Count(string? tenantCode, string? meter, CancellationToken cancellation);

    /// <summary>Writes limits, or others of the same day over them.</summary>
    Task<AdministrationResult> Set(string? tenantCode, SeriesLimitDraft draft, CancellationToken cancellation);

    /// <summary>Learns limits of all series from the 92 days before a day; they hold from that day on. What a person wrote is left alone.</summary>
    /// <param name="from">Null for tomorrow.</param>
    Task<AdministrationResult> Learn(string? tenantCode, DateOnly? from, CancellationToken cancellation);

    /// <summary>Adds the night's learning as work, one item for each tenant.</summary>
    /// <returns>Tenants.</returns>
    Task<int> Schedule(CancellationToken cancellation);
}

namespace UrbGrade.Bus.Contracts.Prediction;

/// <summary>The forecasts of the current tenant, as they were made in the latest night. All times are UTC, half-open.</summary>
public interface IForecastQueries
{
    /// <summary>How each forecast of hours stands; null without a tenant.</summary>
    Task<ForecastList?> List(ForecastFilter filter, CancellationToken cancellation);

    /// <summary>A forecast with band, models and accuracy; null when the tenant has nothing of that key.</summary>
    /// <param name="key">From <see cref="ForecastEntry.Key"/>.</param>
    Task<ForecastDetails?> Read(string key, ForecastResolution resolution, CancellationToken cancellation);

    /// <summary>The same by series; null where it is not one that is forecast.</summary>
    Task<ForecastDetails?> OfSeries(int seriesId, ForecastResolution resolution, CancellationToken cancellation);

    /// <summary>The same by the names of messages; null where the tenant is out of reach or has no such series that is forecast.</summary>
    Task<ForecastDetails?> OfMeter(string tenantCode, string meter, string quantity, ForecastResolution resolution, CancellationToken cancellation);
}

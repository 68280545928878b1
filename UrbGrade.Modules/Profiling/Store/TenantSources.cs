using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Profiling.Store;

/// <summary>What a tenant's profiles are made of.</summary>
/// <param name="Profiled">By id.</param>
/// <param name="Weather">Series of the temperature outside, by site.</param>
/// <param name="Prices">Series of the price of a unit, by asset.</param>
/// <param name="Region">Whose public holidays hold, ISO 3166.</param>
internal sealed record TenantSources(IReadOnlyList<ProfiledSeries> Profiled, ILookup<int, MeasuredSeries> Weather, ILookup<int, MeasuredSeries> Prices, string Region)
{
    /// <summary>What stands beside readings: weather and prices.</summary>
    public IReadOnlyList<MeasuredSeries> Beside => [.. Weather.Concat(Prices).SelectMany(series => series)];
}

namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>A figure of the period shown and of the same period one year before.</summary>
/// <param name="ThisYear">From the first to the last whole local day with data, at most a year.</param>
/// <param name="LastYear">The same local days one year earlier; insufficient unless the assets of this year were there
/// all the while; null when there is no data.</param>
public sealed record DistrictFigure(KpiFigure ThisYear, KpiFigure? LastYear);

using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Profiling;

/// <summary>A day whose shape is unlike all that the meter usually has.</summary>
/// <param name="Meter">As messages name it.</param>
/// <param name="Unit">Of an hour's use: <c>kW.h</c>, or <c>m3</c> for water.</param>
/// <param name="Distance">From the nearest usual shape; shapes sum to 24.</param>
/// <param name="Limit">Beyond which a day is atypical: the 99th percentile of the days that the usual shapes were made of.</param>
/// <param name="Hours">What was measured, 24 values by the local clock.</param>
/// <param name="Usual">The nearest usual shape, with as much as days of that shape usually have.</param>
public sealed record AtypicalDay(
    string Meter, int AssetId, string AssetName, Medium Medium, string Unit, DateOnly Day, double Distance, double Limit, IReadOnlyList<double> Hours,
    IReadOnlyList<double> Usual);

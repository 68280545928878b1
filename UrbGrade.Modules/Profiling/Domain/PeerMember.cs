using UrbGrade.Bus.Contracts.Profiling;

namespace UrbGrade.Modules.Profiling.Domain;

/// <summary>An asset that is compared with others.</summary>
/// <param name="Area">Floor area, m2; null where unknown.</param>
/// <param name="Values">One for each <see cref="PeerMeasure"/>, NaN where there is none.</param>
/// <param name="Day">The usual workday of the season, 24 values; null where there is none.</param>
internal sealed record PeerMember(int AssetId, string Kind, int SiteId, double? Area, double[] Values, double[]? Day);

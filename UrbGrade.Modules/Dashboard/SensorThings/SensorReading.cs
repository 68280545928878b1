using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Dashboard.SensorThings;

/// <summary>One answer in the making.</summary>
/// <param name="Root">Where the service begins, without a slash at the end.</param>
internal sealed record SensorReading(UrbGradeContext Database, string Root, CancellationToken Cancellation);

using UrbGrade.Modules.Aggregation.Content;

namespace UrbGrade.Modules.Aggregation.Pipeline;

/// <summary>A head that holds.</summary>
/// <param name="Time">UTC.</param>
internal readonly record struct CheckedHead(DateTimeOffset Time, ContentPlan Plan);

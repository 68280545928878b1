namespace UrbGrade.Benchmarks.Measuring;

/// <summary>One line of the report.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Value">The measured value with its unit.</param>
/// <param name="Target">The value that it should reach; empty when none was set.</param>
/// <param name="Met">Whether it does; null without a target.</param>
internal sealed record Figure(string What, string Value, string Target = "", bool? Met = null);

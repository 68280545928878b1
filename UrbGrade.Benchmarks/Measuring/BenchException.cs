namespace UrbGrade.Benchmarks.Measuring;

/// <summary>A measurement that could not be made, with the reason for the report.</summary>
internal sealed class BenchException(string message) : Exception(message);

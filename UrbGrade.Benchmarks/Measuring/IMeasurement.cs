namespace UrbGrade.Benchmarks.Measuring;

/// <summary>One thing to measure, under the name by which it is asked for.</summary>
internal interface IMeasurement
{
    /// <summary>One lower-case word.</summary>
    string Name { get; }

    /// <summary>What is measured and how, for the report.</summary>
    string Description { get; }

    Task<IReadOnlyList<Figure>> RunAsync(Bench bench, CancellationToken cancellation);
}

namespace UrbGrade.Modules.Analysis.Domain.Findings.Lighting;

/// <summary>What a cabinet drew over a time.</summary>
/// <param name="Start">Milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="End">Excluded.</param>
internal readonly record struct LoadStep(long Start, long End, double Watt)
{
    /// <summary>h.</summary>
    public double Hours => (End - Start) / 3_600_000.0;

    /// <summary>The middle of it.</summary>
    public long Middle => Start + ((End - Start) / 2);
}

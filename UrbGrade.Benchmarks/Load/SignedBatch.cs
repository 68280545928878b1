namespace UrbGrade.Benchmarks.Load;

/// <summary>A request ready to be sent.</summary>
internal sealed record SignedBatch(ReadOnlyMemory<byte> Envelope, int Messages);

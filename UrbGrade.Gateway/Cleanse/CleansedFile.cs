using UrbGrade.Gateway.Collect;

namespace UrbGrade.Gateway.Cleanse;

/// <summary>What became of a file.</summary>
/// <param name="Rows">Rows below its headings, good and bad.</param>
/// <param name="BadRows">Rows of which something was rejected.</param>
/// <param name="Rejections">The first of them.</param>
/// <param name="Refusal">Why nothing of the file counts; null when it was read.</param>
internal sealed record CleansedFile(int Rows, int BadRows, IReadOnlyList<RowRejection> Rejections, FileRefusal? Refusal);

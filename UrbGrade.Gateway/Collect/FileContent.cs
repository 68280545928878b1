namespace UrbGrade.Gateway.Collect;

/// <summary>What a raw file holds: its readings in file order, and the rows that could not be read.</summary>
/// <param name="Rows">Rows below the headings, good and bad.</param>
/// <param name="Refusal">Why nothing of the file counts; null when it was read.</param>
internal sealed record FileContent(
    int Rows, IReadOnlyList<RawReading> Readings, IReadOnlyList<RowRejection> Rejections, FileRefusal? Refusal)
{
    public static FileContent Refused(FileRefusal refusal) => new(0, [], [], refusal);
}

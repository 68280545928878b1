namespace UrbGrade.Gateway.Collect.Formats;

/// <summary>Takes what a format reads from one file.</summary>
internal interface IFileSink
{
    /// <summary>Counts a row, a message or a telegram, good or bad; each once.</summary>
    void CountRow();

    void Add(in RawReading reading);

    void Add(SiteRecord record);

    /// <summary>Notes a row, or a part of one, that was not taken.</summary>
    void Reject(RowRejection rejection);
}

namespace UrbGrade.Gateway.Collect.Formats;

/// <summary>Reads files of one layout. A file profile opens it.</summary>
internal interface IFileFormat
{
    /// <summary>Reads a file from its start to its end, in memory that does not grow with it.</summary>
    /// <param name="sink">Gets what the file says, in the order of the file.</param>
    /// <returns>Why nothing of the file counts, whatever went to the sink before; null when it was read.</returns>
    FileRefusal? Read(RawFile file, IFileSink sink);
}

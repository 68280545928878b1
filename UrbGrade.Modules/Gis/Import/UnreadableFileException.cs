namespace UrbGrade.Modules.Gis.Import;

/// <summary>A file is none of places at all. The message says what is wrong and what to do.</summary>
internal sealed class UnreadableFileException(string message) : Exception(message);

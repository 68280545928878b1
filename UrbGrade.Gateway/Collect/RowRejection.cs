namespace UrbGrade.Gateway.Collect;

/// <summary>One row of a file that was not taken.</summary>
/// <param name="Code">One of <see cref="RowCode"/>.</param>
/// <param name="Line">Line in the file, from 1.</param>
/// <param name="Column">Column of the row, from 1; 0 when the row as a whole is meant.</param>
/// <param name="Excerpt">The offending text, shortened.</param>
internal sealed record RowRejection(string Code, int Line, int Column, string Excerpt, string Hint);

/// <summary>Why a file was refused whole.</summary>
internal sealed record FileRefusal(string Code, int Line, int Column, string Excerpt, string Hint);

/// <summary>Why single rows are rejected; stable names.</summary>
internal static class RowCode
{
    public const string MissingField = nameof(MissingField);
    public const string ExtraField = nameof(ExtraField);
    public const string TruncatedRow = nameof(TruncatedRow);
    public const string UnknownMeter = nameof(UnknownMeter);
    public const string MangledIdentifier = nameof(MangledIdentifier);
    public const string InvalidNumber = nameof(InvalidNumber);
    public const string InvalidTime = nameof(InvalidTime);
    public const string HourOutsideDay = nameof(HourOutsideDay);
    public const string NonexistentLocalTime = nameof(NonexistentLocalTime);
    public const string AmbiguousLocalTime = nameof(AmbiguousLocalTime);
    public const string IntervalMismatch = nameof(IntervalMismatch);
    public const string ClockSetBack = nameof(ClockSetBack);
    public const string UnknownQuality = nameof(UnknownQuality);
    public const string UnknownQuantity = nameof(UnknownQuantity);
    public const string UnknownUnit = nameof(UnknownUnit);
    public const string MarkedInvalid = nameof(MarkedInvalid);
    public const string MissingRows = nameof(MissingRows);
    public const string BrokenMessage = nameof(BrokenMessage);
    public const string FormulaText = nameof(FormulaText);
    public const string ConflictingRows = nameof(ConflictingRows);
    public const string OutOfRange = nameof(OutOfRange);
    public const string TooOld = nameof(TooOld);
    public const string AheadOfClock = nameof(AheadOfClock);
}

/// <summary>Why whole files are refused; stable names.</summary>
internal static class FileCode
{
    public const string EmptyFile = nameof(EmptyFile);
    public const string NoRows = nameof(NoRows);
    public const string NotCsv = nameof(NotCsv);
    public const string WrongEncoding = nameof(WrongEncoding);
    public const string BinaryContent = nameof(BinaryContent);
    public const string WrongDelimiter = nameof(WrongDelimiter);
    public const string MissingColumn = nameof(MissingColumn);
    public const string LineTooLong = nameof(LineTooLong);
    public const string TooManyBadRows = nameof(TooManyBadRows);
    public const string ChecksumMismatch = nameof(ChecksumMismatch);
    public const string WrongPassword = nameof(WrongPassword);
    public const string NotAnArchive = nameof(NotAnArchive);
}

namespace UrbGrade.Gateway.Collect.MBus;

/// <summary>A telegram cannot be read; the message says what is wrong and what can be done.</summary>
/// <param name="code">One of <see cref="TelegramCode"/>.</param>
/// <param name="offset">Place of the offending byte in the frame, from 0.</param>
internal sealed class TelegramException(string code, int offset, string message) : FormatException(message)
{
    public string Code => code;

    public int Offset => offset;
}

/// <summary>Why telegrams are refused; stable names.</summary>
internal static class TelegramCode
{
    public const string NotHexadecimal = nameof(NotHexadecimal);
    public const string NotAFrame = nameof(NotAFrame);
    public const string TruncatedFrame = nameof(TruncatedFrame);
    public const string BadChecksum = nameof(BadChecksum);
    public const string NoAnswer = nameof(NoAnswer);
    public const string UnknownLayer = nameof(UnknownLayer);
    public const string MissingKey = nameof(MissingKey);
    public const string WrongKey = nameof(WrongKey);
    public const string UnknownCipher = nameof(UnknownCipher);
    public const string BrokenRecord = nameof(BrokenRecord);
}

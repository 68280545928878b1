namespace UrbGrade.Bus.Contracts;

/// <summary>A text has the character U+0000, which PostgreSQL cannot keep; no database of the platform is given it.</summary>
public sealed class UnstorableTextException() : Exception("A text has the character U+0000, which cannot be stored. Leave it out, and send the rest again.")
{
    /// <summary>The one that is behind a failure; null when none is.</summary>
    public static UnstorableTextException? Behind(Exception? failure)
    {
        while (failure is not (null or UnstorableTextException))
        {
            failure = failure.InnerException;
        }

        return (UnstorableTextException?)failure;
    }

    /// <summary>Refuses a text that has it.</summary>
    public static void ThrowIfUnstorable(object? value)
    {
        if (value is string text && text.Contains('\0', StringComparison.Ordinal))
        {
            throw new UnstorableTextException();
        }
    }
}

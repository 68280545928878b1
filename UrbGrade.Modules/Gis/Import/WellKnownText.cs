namespace UrbGrade.Modules.Gis.Import;

/// <summary>Bounds what the parsers of well-known text are given: they call themselves for each bracket, and a stack that is full ends the process.</summary>
internal static class WellKnownText
{
    /// <summary>Whether brackets, round or square, are nested deeper.</summary>
    public static bool IsDeeperThan(int most, ReadOnlySpan<char> text)
    {
        var depth = 0;
        foreach (var letter in text)
        {
            if (letter is '(' or '[' && ++depth > most)
            {
                return true;
            }

            if (letter is ')' or ']')
            {
                depth--;
            }
        }

        return false;
    }
}

namespace UrbGrade.Web.Api.V1;

/// <summary>Values of enumerations as addresses write them: in lower case.</summary>
internal static class Word
{
    public static bool TryRead<T>(string text, out T value)
        where T : struct, Enum
    {
        var found = Array.FindIndex(Enum.GetNames<T>(), name => Lower(name) == text);
        value = found >= 0 ? Enum.GetValues<T>()[found] : default;
        return found >= 0;
    }

    /// <summary>All of them, for people.</summary>
    public static string All<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetNames<T>().Select(Lower));

    private static string Lower(string name) => name.ToLowerInvariant();
}

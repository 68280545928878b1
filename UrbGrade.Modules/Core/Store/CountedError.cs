using System.Globalization;

namespace UrbGrade.Modules.Core.Store;

/// <summary>The last failure of work that waits again, headed by how many there were: attempts that ended without an outcome are none.</summary>
internal static class CountedError
{
    /// <summary>Characters that hold the number.</summary>
    public const int Head = 24;

    private const string Begin = "Failure ";

    public static string Of(int failures, string error) => string.Create(CultureInfo.InvariantCulture, $"{Begin}{failures}: {error}");

    /// <param name="error">At least its first <see cref="Head"/> characters.</param>
    /// <returns>1 for an error without a number, as earlier releases wrote it.</returns>
    public static int FailuresIn(string? error)
    {
        if (error is null)
        {
            return 0;
        }

        var end = error.StartsWith(Begin, StringComparison.Ordinal) ? error.IndexOf(':', Begin.Length) : -1;
        return end > 0 && int.TryParse(error.AsSpan(Begin.Length, end - Begin.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var failures)
            ? failures
            : 1;
    }
}

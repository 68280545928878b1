using System.Text;

namespace UrbGrade.Gateway.Collect.Formats;

/// <summary>Where the columns of a profile stand in one file.</summary>
internal sealed class CsvHeadings
{
    private static readonly char[] CustomaryDelimiters = [';', ',', '\t', '|'];

    private CsvHeadings(string[] found, int needed)
    {
        Count = found.Length;
        Needed = needed;
    }

    public int Count { get; }

    /// <summary>How many fields a row has at least, so that none is missing that the profile needs.</summary>
    public int Needed { get; }

    /// <summary>Matches the headings of a file with its profile, or says what is wrong with them.</summary>
    public static CsvHeadings? Match(string[] found, CsvProfile profile, int line, out FileRefusal? refusal)
    {
        refusal = null;
        var wanted = profile.Rows.Needed;
        var missing = wanted.FirstOrDefault(name => !found.Contains(name, StringComparer.Ordinal));
        if (missing is null)
            return new CsvHeadings(found, 1 + wanted.Select(name => Array.IndexOf(found, name)).DefaultIfEmpty(-1).Max());

        var heading = string.Join(profile.Delimiter, found);
        var other = CustomaryDelimiters.FirstOrDefault(mark => mark != profile.Delimiter && heading.Split(mark).Contains(missing));
        refusal = other != default
            ? new(FileCode.WrongDelimiter, line, 0, FileText.Excerpt(heading),
                $"Columns are separated by {Name(other)}, the profile '{profile.Name}' says {Name(profile.Delimiter)}")
            : new(FileCode.MissingColumn, line, 0, FileText.Excerpt(heading), EncodedTwice(missing, heading)
                ? $"No column '{missing}': the text was turned into UTF-8 twice"
                : $"No column '{missing}'; the profile '{profile.Name}' needs {string.Join(", ", wanted)}");
        return null;
    }

    private static bool EncodedTwice(string missing, string heading) =>
        heading.Contains(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(missing)), StringComparison.Ordinal);

    private static string Name(char delimiter) => delimiter == '\t' ? "tabs" : $"'{delimiter}'";
}

using System.Text;

namespace UrbGrade.Gateway.Collect.Formats;

/// <summary>Where the columns of a profile stand in one file.</summary>
internal sealed class CsvHeadings
{
    private static readonly char[] CustomaryDelimiters = [';', ',', '\t', '|'];

    private readonly string[] found;

    private CsvHeadings(string[] found) => this.found = found;

    public int Count => found.Length;

    /// <summary>Matches the headings of a file with its profile, or says what is wrong with them.</summary>
    public static CsvHeadings? Match(string[] found, CsvProfile profile, int line, out FileRefusal? refusal)
    {
        refusal = null;
        var wanted = Wanted(profile).ToList();
        var missing = wanted.Find(name => !found.Contains(name, StringComparer.Ordinal));
        if (missing is null)
            return new CsvHeadings(found);

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

    public int IndexOf(string name) => Array.IndexOf(found, name);

    private static IEnumerable<string> Wanted(CsvProfile profile)
    {
        var names = new[] { profile.MeterColumn }
            .Concat(profile.Time.Columns)
            .Append(profile.Time.HourColumn)
            .Append(profile.Time.FlagColumn)
            .Concat(profile.Values.Select(value => value.Column))
            .Append(profile.QualityColumn);
        return names.OfType<string>();
    }

    private static bool EncodedTwice(string missing, string heading) =>
        heading.Contains(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(missing)), StringComparison.Ordinal);

    private static string Name(char delimiter) => delimiter == '\t' ? "tabs" : $"'{delimiter}'";
}

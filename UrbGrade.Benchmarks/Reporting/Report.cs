using System.Globalization;
using System.Text;
using UrbGrade.Benchmarks.Measuring;

namespace UrbGrade.Benchmarks.Reporting;

/// <summary>
/// The file of results: one section for each measurement. A run replaces the sections of what it measured and leaves the
/// others, each of which bears its own machine and date.
/// </summary>
internal sealed class Report(string path)
{
    private const string Heading = "## ";

    private const string Introduction = """
        # Benchmarks

        Written by `./urbgrade bench`. Each section says when and on what it was measured. The client runs on the same machine
        as the platform and takes its share of the processors; the platform is the published one, started as a process, on
        SQLite with write-ahead logging and synchronous FULL.

        """;

    public void Write(IMeasurement measurement, IReadOnlyList<Figure> figures, string circumstances)
    {
        var sections = Read();
        sections[measurement.Name] = Section(measurement, figures, circumstances);
        var text = new StringBuilder(Introduction);
        foreach (var (_, section) in sections)
            text.Append('\n').Append(section.Trim()).Append('\n');
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text.ToString());
    }

    private static string Section(IMeasurement measurement, IReadOnlyList<Figure> figures, string circumstances)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Heading}{measurement.Name}\n\n{measurement.Description}\n\n{circumstances}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Measured by `./urbgrade bench {measurement.Name}`.\n\n");
        text.Append("| What | Measured | Target | |\n| --- | ---: | ---: | --- |\n");
        foreach (var figure in figures)
        {
            var met = figure.Met switch { true => "met", false => "**missed**", null => "" };
            text.Append(CultureInfo.InvariantCulture, $"| {figure.What} | {figure.Value} | {figure.Target} | {met} |\n");
        }

        return text.ToString();
    }

    // In the order of the file, so that a new run of one measurement does not move the others.
    private OrderedDictionary<string, string> Read()
    {
        var sections = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        if (!File.Exists(path))
            return sections;
        var parts = File.ReadAllText(path).ReplaceLineEndings("\n").Split('\n' + Heading);
        foreach (var part in parts.Skip(1))
            sections[part.Split('\n')[0].Trim()] = Heading + part;
        return sections;
    }
}

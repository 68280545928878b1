using System.Text.RegularExpressions;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Architecture;

/// <summary>Whoever watches the log goes by its numbers, which stand for one thing each.</summary>
public sealed partial class LogEventsTests
{
    private static readonly string[] Projects = ["UrbGrade.Bus", "UrbGrade.Modules", "UrbGrade.Web"];

    [Fact]
    public void No_two_lines_of_the_log_have_one_number() =>
        Assert.Empty(Numbers().GroupBy(number => number).Where(lines => lines.Count() > 1).Select(lines => lines.Key));

    [Fact]
    public void Each_number_is_of_a_family_that_is_written_down()
    {
        var families = Family().Matches(Document("developing.md")).Select(family => family.Groups[1].Value).ToHashSet();

        Assert.True(families.Count > 10);
        Assert.DoesNotContain(Numbers(), number => !families.Contains(number[..2]));
    }

    [Fact]
    public void The_numbers_that_operators_are_told_of_are_in_the_log()
    {
        var told = Told().Matches(Document("operating.md")).SelectMany(sentence => Number().Matches(sentence.Value)).Select(number => number.Value).ToHashSet();

        Assert.True(told.Count >= 8);
        Assert.Empty(told.Except(Numbers()));
    }

    [Fact]
    public void Days_in_the_log_stood_as_Americans_write_them()
    {
        var lines = Sources([.. Projects, "UrbGrade.Gateway"]).SelectMany(source => Line().Matches(source)).ToList();
        var timed = lines.SelectMany(line => Time().Matches(line.Groups["parameters"].Value)
            .Select(time => (Text: line.Groups["text"].Value, Name: time.Groups[1].Value))).ToList();

        Assert.True(timed.Count > 10, $"Only {timed.Count} times are told by the log.");
        // Without a format the log writes 11/28/2026.
        Assert.DoesNotContain(timed, time => time.Text.Contains($"{{{time.Name}}}", StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> Sources(params string[] projects) =>
        projects.SelectMany(project => Directory.GetFiles(Path.Combine(Checkout.Root, project), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Select(File.ReadAllText);

    private static List<string> Numbers()
    {
        var numbers = Sources(Projects).SelectMany(source => NumberOfLine().Matches(source)).Select(line => line.Groups[1].Value).ToList();
        Assert.True(numbers.Count > 40, $"Only {numbers.Count} lines of the log were found.");
        return numbers;
    }

    private static string Document(string name) => File.ReadAllText(Path.Combine(Checkout.Root, "docs", name));

    [GeneratedRegex(@"\bEventId = (\d{4})\b")]
    private static partial Regex NumberOfLine();

    [GeneratedRegex(@"\[LoggerMessage\((?<text>.*?)\)\]\s+private (?:static )?partial void \w+\((?<parameters>[^)]*)\)", RegexOptions.Singleline)]
    private static partial Regex Line();

    [GeneratedRegex(@"\b(?:DateOnly|DateTimeOffset|DateTime)\??\s+(\w+)")]
    private static partial Regex Time();

    [GeneratedRegex("`([0-9]{2})xx`")]
    private static partial Regex Family();

    [GeneratedRegex(@"\bevents?\s+\d{4}(?:\s+(?:and|or)\s+\d{4})?")]
    private static partial Regex Told();

    [GeneratedRegex(@"\d{4}")]
    private static partial Regex Number();
}

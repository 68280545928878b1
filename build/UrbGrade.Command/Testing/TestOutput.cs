using System.Text.RegularExpressions;

namespace UrbGrade.Command.Testing;

/// <summary>
/// Follows the detailed output of Microsoft.Testing.Platform: counts what passes, and shows failures as they come.
/// </summary>
internal sealed partial class TestOutput(Terminal terminal)
{
    private readonly long startedAt = terminal.Clock.GetTimestamp();
    private bool showing;

    public int Passed { get; private set; }

    public int Failed { get; private set; }

    public int Skipped { get; private set; }

    public void OnLine(string line)
    {
        if (ResultLine().Match(line) is { Success: true } result)
        {
            var outcome = result.Groups["outcome"].Value;
            showing = outcome == "failed";
            Passed += outcome == "passed" ? 1 : 0;
            Failed += outcome == "failed" ? 1 : 0;
            Skipped += outcome == "skipped" ? 1 : 0;
        }
        else if (line.StartsWith("Test run summary", StringComparison.Ordinal) || line.Contains("artifacts produced", StringComparison.Ordinal))
        {
            showing = false;
        }
        else if (!line.StartsWith(' ') && line.Length > 0)
        {
            // No part of a result: something that the runner itself has to say.
            showing = true;
        }

        if (showing)
            terminal.Say(line);
        var seconds = (int)terminal.Clock.GetElapsedTime(startedAt).TotalSeconds;
        terminal.Progress($"  {new TestTotals(Passed, Failed, Skipped)} so far; {seconds} s");
    }

    [GeneratedRegex(@"^(?<outcome>passed|failed|skipped) .+ \([\d.,:smh ]+\)$")]
    private static partial Regex ResultLine();
}

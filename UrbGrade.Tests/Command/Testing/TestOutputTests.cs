using UrbGrade.Command.Testing;

namespace UrbGrade.Tests.Command.Testing;

public sealed class TestOutputTests
{
    private readonly TerminalRecording recording = new();

    [Fact]
    public void Results_are_counted_by_outcome()
    {
        var output = Read(
            "passed A.B.C (0ms)",
            "passed A.B.D(x: 1) (1s 020ms)",
            "skipped A.B.E (0ms)",
            "  no series beside the checkout",
            "failed A.B.F (10ms)");

        Assert.Equal((2, 1, 1), (output.Passed, output.Failed, output.Skipped));
    }

    [Fact]
    public void A_failure_is_shown_whole_as_it_comes_and_a_pass_is_not()
    {
        Read(
            "passed A.B.C (0ms)",
            "failed A.B.F (10ms)",
            "  Assert.Equal() Failure: Values differ",
            "    at A.B.F() in F.cs:1",
            "passed A.B.G (0ms)",
            "  what a passing test printed");

        Assert.Contains("Assert.Equal() Failure", recording.Output, StringComparison.Ordinal);
        Assert.Contains("at A.B.F() in F.cs:1", recording.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("A.B.G", recording.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("what a passing test printed", recording.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_runner_itself_says_is_shown()
    {
        Read("Unhandled exception. System.OutOfMemoryException", "   at Somewhere()");

        Assert.Contains("Unhandled exception", recording.Output, StringComparison.Ordinal);
        Assert.Contains("at Somewhere()", recording.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_summary_of_the_runner_is_left_to_the_closing_line()
    {
        Read("passed A.B.C (0ms)", "", "Test run summary: Passed! - x.dll (net10.0|x64)", "  total: 1");

        Assert.DoesNotContain("total: 1", recording.Output, StringComparison.Ordinal);
    }

    private TestOutput Read(params string[] lines)
    {
        var output = new TestOutput(recording.Terminal);
        foreach (var line in lines)
            output.OnLine(line);
        return output;
    }
}

using UrbGrade.Command.Processes;

namespace UrbGrade.Tests.Command.Processes;

public sealed class EndingTests
{
    [Theory]
    [InlineData(1, "code 1")]
    [InlineData(134, "code 134 (it crashed)")]
    [InlineData(137, "code 137 (killed, or out of memory)")]
    public void A_code_is_put_into_words(int code, string words) => Assert.Equal(words, Ending.Describe(code));

    [Fact]
    public void A_crash_is_told_from_its_exception_on_and_not_by_the_end_of_its_trace()
    {
        string[] log = ["info: started", "Unhandled exception. No such table", .. Enumerable.Range(0, 30).Select(i => $"   at frame {i}")];

        var told = Ending.Telling(log).ToList();

        Assert.Equal("Unhandled exception. No such table", told[0]);
        Assert.Equal(8, told.Count);
    }

    [Fact]
    public void Otherwise_the_last_lines_are_told() =>
        Assert.Equal(["b", "c"], Ending.Telling(["b", "c"]));
}

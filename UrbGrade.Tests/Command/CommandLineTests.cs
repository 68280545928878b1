using UrbGrade.Command;

namespace UrbGrade.Tests.Command;

public sealed class CommandLineTests : IDisposable
{
    private readonly TemporaryCheckout checkout = new();
    private readonly TerminalRecording recording = new();

    public void Dispose() => checkout.Dispose();

    [Fact]
    public async Task Without_a_verb_the_help_is_shown_and_the_exit_code_says_usage()
    {
        Assert.Equal(ExitCodes.Usage, await RunAsync());
        Assert.Contains("urbgrade up ", recording.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("help")]
    [InlineData("--help")]
    [InlineData("-h")]
    public async Task Asking_for_help_is_no_mistake(string word)
    {
        Assert.Equal(ExitCodes.Done, await RunAsync(word));
        foreach (var verb in new[] { "up", "test", "bench", "serve", "admin", "gateway" })
            Assert.Contains($"urbgrade {verb}", recording.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistyped_verb_is_refused_with_the_likely_one()
    {
        Assert.Equal(ExitCodes.Usage, await RunAsync("tset"));
        Assert.Contains("'tset'", recording.Output + recording.Error, StringComparison.Ordinal);
        Assert.Contains("test", recording.Output + recording.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--port", "0")]
    [InlineData("--port", "65536")]
    [InlineData("--days", "-1")]
    [InlineData("--shops", "many")]
    public async Task A_value_that_makes_no_sense_is_refused_before_anything_starts(string option, string value)
    {
        Assert.Equal(ExitCodes.Usage, await RunAsync("up", option, value));
        Assert.Contains(value, recording.Error, StringComparison.Ordinal);
        Assert.Contains(option, recording.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_is_told_alone_and_with_what_to_do()
    {
        Assert.Equal(ExitCodes.Usage, await RunAsync("up", "--port", "abc"));
        Assert.Equal(
            ["urbgrade: --port: a number from 1 to 65535, not 'abc'.", "urbgrade: nothing was done. See './urbgrade up --help'."],
            recording.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        Assert.Equal("", recording.Output);
    }

    [Fact]
    public async Task What_cannot_be_measured_is_refused_with_what_can()
    {
        Assert.Equal(ExitCodes.Usage, await RunAsync("bench", "verify", "nosuch"));
        Assert.Contains("'nosuch' cannot be measured; there are verify, requests,", recording.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("'verify' cannot", recording.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_can_be_measured_is_listed_without_building_anything()
    {
        Assert.Equal(ExitCodes.Done, await RunAsync("bench", "--list"));
        Assert.Equal(Benchmarks.Program.All.Select(one => one.Name), recording.Lines.Select(line => line.Split(' ')[0]));
    }

    [Fact]
    public async Task A_folder_without_the_real_series_is_refused_by_name()
    {
        var failure = await Assert.ThrowsAsync<CommandFailedException>(() => RunAsync("up", "--real", checkout.Root));

        Assert.Contains(checkout.Root, failure.Message, StringComparison.Ordinal);
        Assert.Contains("shops_demo_2019_hourly.csv", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verb_explains_itself_under_the_name_that_people_type()
    {
        Assert.Equal(ExitCodes.Done, await RunAsync("help", "test"));
        Assert.Contains("urbgrade test", recording.Output, StringComparison.Ordinal);
    }

    private Task<int> RunAsync(params string[] arguments) =>
        CommandLine.RunAsync(arguments, checkout.Workspace, recording.Terminal);
}

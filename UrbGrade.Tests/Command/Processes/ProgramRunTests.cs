using System.Diagnostics;
using UrbGrade.Command;
using UrbGrade.Command.Processes;

namespace UrbGrade.Tests.Command.Processes;

public sealed class ProgramRunTests
{
    private readonly CancellationToken cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Output_errors_and_exit_code_come_back()
    {
        var (exitCode, output) = await ProgramRun.CaptureAsync(Shell("echo out; echo err >&2; exit 7"), cancellation);

        Assert.Equal(7, exitCode);
        Assert.Equal(["err", "out"], output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Standard_input_is_closed_so_that_nothing_waits_for_an_answer()
    {
        var (exitCode, output) = await ProgramRun.CaptureAsync(Shell("read answer || echo nobody"), cancellation);

        Assert.Equal((0, "nobody"), (exitCode, output.Trim()));
    }

    [Fact]
    public async Task A_program_that_does_not_exist_is_named()
    {
        var failure = await Assert.ThrowsAsync<CommandFailedException>(() =>
            ProgramRun.CaptureAsync(new Invocation("no-such-program", [], Path.GetTempPath()), cancellation));

        Assert.Contains("no-such-program", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_stops_the_program()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var processId = 0;
        var run = ProgramRun.StreamAsync(
            Shell("echo $$; exec sleep 60"),
            line =>
            {
                processId = int.Parse(line, System.Globalization.CultureInfo.InvariantCulture);
                stop.Cancel();
            },
            stop.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(processId));
    }

    private static Invocation Shell(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs /bin/sh");
        return new Invocation("/bin/sh", ["-c", script], Path.GetTempPath());
    }
}

using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using UrbGrade.Command;
using UrbGrade.Command.Processes;

namespace UrbGrade.Tests.Command.Processes;

public sealed class SupervisorTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("urbgrade-supervisor-").FullName;
    private readonly FakeTimeProvider clock = new();
    private readonly TerminalRecording recording;
    private readonly ChildRegister register;
    private readonly CancellationToken cancellation = TestContext.Current.CancellationToken;

    public SupervisorTests()
    {
        register = new ChildRegister(Path.Combine(folder, "children"));
        recording = new TerminalRecording(clock);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task When_a_child_is_killed_the_others_are_stopped_and_its_name_and_log_are_told()
    {
        SupervisedChild other;
        CommandFailedException failure;
        await using (var supervisor = new Supervisor(recording.Terminal, register))
        {
            other = supervisor.Start("gateway", Shell("exec sleep 60"), Log("gateway"));
            var victim = supervisor.Start("platform", Shell("echo I listen; exec sleep 60"), Log("platform"));
            failure = await Told(supervisor.WhileAllLiveAsync(
                async stop =>
                {
                    while (victim.Tail().Count == 0)
                        await Task.Delay(20, stop);
                    victim.Process.Kill();
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
                },
                cancellation));
        }

        Assert.Contains("the platform ended with code 137 (killed", failure.Message, StringComparison.Ordinal);
        Assert.Contains(Log("platform"), failure.Message, StringComparison.Ordinal);
        Assert.Contains("I listen", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Stopping the gateway", recording.Output, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => other.Process.HasExited);
    }

    [Fact]
    public async Task A_child_that_may_finish_does_not_end_the_others()
    {
        await using var supervisor = new Supervisor(recording.Terminal, register);
        var brief = supervisor.Start("site", Shell("exit 0"), Log("site"), mayFinish: true);
        var worked = false;

        await supervisor.WhileAllLiveAsync(
            async stop =>
            {
                await brief.EndAsync();
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, stop);
                worked = true;
            },
            cancellation);

        Assert.True(worked);
    }

    [Fact]
    public async Task A_child_that_may_finish_and_fails_is_told()
    {
        await using var supervisor = new Supervisor(recording.Terminal, register);
        supervisor.Start("site", Shell("echo no such series >&2; exit 3"), Log("site"), mayFinish: true);

        var failure = await Told(supervisor.WhileAllLiveAsync(Endless, cancellation));

        Assert.Contains("the site ended with code 3", failure.Message, StringComparison.Ordinal);
        Assert.Contains("no such series", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(130)]
    public async Task An_interrupt_that_a_child_has_heard_of_first_is_no_failure_of_it(int exitCode)
    {
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await using var supervisor = new Supervisor(recording.Terminal, register);
        var running = supervisor.WhileAllLiveAsync(Endless, interrupt.Token);
        await supervisor.Start("site", Shell($"exit {exitCode}"), Log("site")).EndAsync();
        await interrupt.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task Children_are_asked_to_stop_and_may_say_goodbye()
    {
        await using (var supervisor = new Supervisor(recording.Terminal, register))
        {
            var polite = supervisor.Start("platform", Shell("trap 'echo goodbye; exit 0' TERM; echo up; while true; do sleep 0.05; done"), Log("platform"));
            while (polite.Tail().Count == 0)
                await Task.Delay(20, cancellation);
        }

        Assert.Equal(["up", "goodbye"], await File.ReadAllLinesAsync(Log("platform"), cancellation));
    }

    [Fact]
    public async Task A_child_that_outlived_a_killed_command_is_found_by_the_next()
    {
        using var left = Process.Start(Shell("exec sleep 60").ToStartInfo(inheritTerminal: false))!;
        register.Write([left]);

        var found = new ChildRegister(Path.Combine(folder, "children")).Left();

        Assert.Equal(left.Id, Assert.Single(found).Id);
        Assert.True(await Termination.StopAsync(found[0], TimeSpan.FromMinutes(2)));
        await left.WaitForExitAsync(cancellation);
        Assert.Empty(register.Left());
    }

    [Fact]
    public void Another_program_under_a_remembered_number_is_left_alone()
    {
        File.WriteAllText(Path.Combine(folder, "children"), $"{Environment.ProcessId} 12345\n");

        Assert.Empty(register.Left());
    }

    private static Task Endless(CancellationToken stop) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);

    /// <summary>The failure that is told once no interrupt has come after it.</summary>
    private async Task<CommandFailedException> Told(Task running)
    {
        while (!running.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(10, cancellation);
        }

        return await Assert.ThrowsAsync<CommandFailedException>(() => running);
    }

    private static Invocation Shell(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs /bin/sh");
        return new Invocation("/bin/sh", ["-c", script], Path.GetTempPath());
    }

    private string Log(string name) => Path.Combine(folder, name + ".log");
}

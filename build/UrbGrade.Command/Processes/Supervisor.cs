namespace UrbGrade.Command.Processes;

/// <summary>
/// Keeps several programs running together: when one ends unasked the others are stopped too, and whoever asked is told
/// which it was, how it ended and where its log lies.
/// </summary>
internal sealed class Supervisor(Terminal terminal, ChildRegister register) : IAsyncDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan HearsOfInterrupt = TimeSpan.FromSeconds(2);

    private readonly List<SupervisedChild> children = [];
    private readonly TaskCompletionSource<CommandFailedException> broken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool stopping;

    /// <summary>Starts a child, after those that it needs.</summary>
    public SupervisedChild Start(string name, Invocation invocation, string log, bool mayFinish = false)
    {
        var child = SupervisedChild.Start(name, invocation, log, mayFinish);
        children.Add(child);
        register.Write(children.Select(one => one.Process));
        _ = WatchAsync(child);
        return child;
    }

    /// <summary>Does some work as long as all children live.</summary>
    /// <exception cref="CommandFailedException">A child ended unasked.</exception>
    public async Task WhileAllLiveAsync(Func<CancellationToken, Task> work, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var doing = work(stop.Token);
        if (await Task.WhenAny(doing, broken.Task) == doing)
        {
            await doing;
            return;
        }

        await stop.CancelAsync();
        await doing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        throw await broken.Task;
    }

    /// <summary>Stops all children, the last one started first.</summary>
    public async ValueTask DisposeAsync()
    {
        stopping = true;
        foreach (var child in Enumerable.Reverse(children))
        {
            if (!child.Process.HasExited)
                terminal.Say($"Stopping the {child.Name} ...");
            await child.StopAsync(Grace);
            child.Dispose();
        }

        register.Clear();
    }

    private async Task WatchAsync(SupervisedChild child)
    {
        var exitCode = await child.EndAsync();
        if (exitCode == 0 && child.MayFinish)
            return;

        // A terminal interrupts all programs at once: a child may have ended, with whatever code, before this one has heard of it.
        await Task.Delay(HearsOfInterrupt, terminal.Clock);
        if (stopping)
            return;
        var last = Ending.Telling(child.Tail()).Select(line => $"\n  | {line}");
        broken.TrySetResult(new CommandFailedException(
            $"the {child.Name} ended with {Ending.Describe(exitCode)}. Its log: {child.Log}{string.Concat(last)}\n"
            + "What was received is kept: the same command goes on with it."));
    }
}

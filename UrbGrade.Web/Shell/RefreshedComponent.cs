namespace UrbGrade.Web.Shell;

/// <summary>A component that reads anew, now and then, what it shows.</summary>
/// <param name="every">Time between two readings.</param>
public abstract class RefreshedComponent(TimeProvider clock, TimeSpan every) : ReadOnceComponent
{
    private ITimer? timer;
    private Task reading = Task.CompletedTask;

    protected TimeProvider Clock { get; } = clock;

    /// <summary>Reads what the component shows.</summary>
    protected abstract Task Read();

    /// <summary>Whether the timer has it read; asked at each tick.</summary>
    protected virtual bool IsDue => true;

    /// <summary>Reads and shows; a failure is shown too, as a list that silently grows old would be worse than none. What is read already is shown
    /// before: its answer is older and may not come last.</summary>
    protected Task Refresh() => reading = ReadAfter(reading);

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            timer = Clock.CreateTimer(_ => _ = InvokeAsync(OnTime), null, every, every);
    }

    // While the database is slower than the timer, readings would pile up behind one another.
    private Task OnTime() => reading.IsCompleted && IsDue ? Refresh() : Task.CompletedTask;

    private async Task ReadAfter(Task earlier)
    {
        await earlier.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        if (Leaving.IsCancellationRequested)
            return;
        var asking = Asking;
        try
        {
            await Read();
            StateHasChanged();
        }
        catch (OperationCanceledException) when (asking.IsCancellationRequested)
        {
            // The reader has left, or asks for something else, which is read already.
        }
        catch (Exception failure)
        {
            await DispatchExceptionAsync(failure);
        }
    }

    protected override void Dispose(bool disposing)
    {
        timer?.Dispose();
        base.Dispose(disposing);
    }
}

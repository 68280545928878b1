namespace UrbGrade.Web.Shell;

/// <summary>A component that reads anew, now and then, what it shows.</summary>
/// <param name="every">Time between two readings.</param>
public abstract class RefreshedComponent(TimeProvider clock, TimeSpan every) : ReadOnceComponent
{
    private ITimer? timer;
    private bool isReading;

    protected TimeProvider Clock { get; } = clock;

    /// <summary>Reads what the component shows.</summary>
    protected abstract Task Read();

    /// <summary>Reads and shows; a failure is shown too, as a list that silently grows old would be worse than none.</summary>
    protected async Task Refresh()
    {
        if (Leaving.IsCancellationRequested)
            return;
        isReading = true;
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
        finally
        {
            isReading = false;
        }
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            timer = Clock.CreateTimer(_ => _ = InvokeAsync(OnTime), null, every, every);
    }

    // While the database is slower than the timer, readings would pile up behind one another.
    private Task OnTime() => isReading ? Task.CompletedTask : Refresh();

    protected override void Dispose(bool disposing)
    {
        timer?.Dispose();
        base.Dispose(disposing);
    }
}

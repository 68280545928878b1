using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace UrbGrade.Web.Shell;

/// <summary>A component that stops what it reads when its reader leaves or asks for something else.</summary>
public abstract class LeavableComponent : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private CancellationTokenSource asking;
    private object? question;

    protected LeavableComponent()
    {
        Leaving = leaving.Token;
        asking = CancellationTokenSource.CreateLinkedTokenSource(Leaving);
        Asking = asking.Token;
    }

    /// <summary>Whether its reader wanted to wait no longer for what it reads.</summary>
    internal bool IsStopped => Asking.IsCancellationRequested && !Leaving.IsCancellationRequested;

    /// <summary>Cancelled when the component goes.</summary>
    protected CancellationToken Leaving { get; }

    /// <summary>Cancelled when the component goes, when something else is asked for than what is read with it, and when its reader waits no longer.</summary>
    protected CancellationToken Asking { get; private set; }

    /// <summary>Ends what is read as cancelled. It is read again for another question, or by a new component.</summary>
    internal void Stop() => asking.Cancel();

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>
    /// Whether something else is asked for than before. What is still read for the question before then ends as cancelled, which is no failure
    /// of a component: a slow answer never takes the place of that to a later question.
    /// </summary>
    /// <param name="asked">All that decides what is read; compared by value.</param>
    protected bool IsAnother(object asked)
    {
        if (asked.Equals(question))
            return false;
        var isFirst = question is null;
        question = asked;
        if (isFirst)
            return true;
        asking.Cancel();
        asking.Dispose();
        asking = CancellationTokenSource.CreateLinkedTokenSource(Leaving);
        Asking = asking.Token;
        return true;
    }

    /// <summary>What is read for the question of now; it ends as cancelled where another is asked meanwhile, also where that made the reading fail.</summary>
    protected async Task<TValue> Latest<TValue>(Task<TValue> reading)
    {
        var asked = Asking;
        try
        {
            var value = await reading;
            asked.ThrowIfCancellationRequested();
            return value;
        }
        catch (Exception failure) when (failure is not OperationCanceledException && asked.IsCancellationRequested)
        {
            throw new OperationCanceledException(failure.Message, failure, asked);
        }
    }

    /// <summary>Gives an element the focus, as long as its reader and the element itself are there.</summary>
    protected async Task Focus(ElementReference element)
    {
        if (Leaving.IsCancellationRequested)
            return;
        try
        {
            await element.FocusAsync();
        }
        catch (Exception gone) when (gone is JSDisconnectedException or JSException)
        {
            // The reader has left meanwhile, or what was to have the focus has gone.
        }
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            leaving.Cancel();
            leaving.Dispose();
            asking.Dispose();
        }
    }
}

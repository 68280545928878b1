using Microsoft.AspNetCore.Components;

namespace UrbGrade.Web.Shell;

/// <summary>A component that stops what it reads when its reader leaves or asks for something else.</summary>
public abstract class LeavableComponent : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private CancellationTokenSource? asking;
    private object? question;

    protected LeavableComponent() => Asking = Leaving = leaving.Token;

    /// <summary>Cancelled when the component goes.</summary>
    protected CancellationToken Leaving { get; }

    /// <summary>Cancelled when the component goes, and when something else is asked for than what is read with it.</summary>
    protected CancellationToken Asking { get; private set; }

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
        question = asked;
        asking?.Cancel();
        asking?.Dispose();
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

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            leaving.Cancel();
            leaving.Dispose();
            asking?.Dispose();
        }
    }
}

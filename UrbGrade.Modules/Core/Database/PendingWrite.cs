using System.Diagnostics;
using UrbGrade.Bus.Delivery;

namespace UrbGrade.Modules.Core.Database;

/// <summary>A write on its way through the commit queue. Its caller hears of it only when the shared transaction is over.</summary>
internal abstract class PendingWrite(bool isAlone, CancellationToken cancellation)
{
    private IReadOnlyList<Action> following = [];

    /// <summary>It shares its transaction with no other.</summary>
    public bool IsAlone => isAlone;

    /// <summary>Nobody waits for it any more and it has not run.</summary>
    public bool IsCancelled => cancellation.IsCancellationRequested;

    public abstract void Run(IWriteSession session);

    public void ThenRun(IReadOnlyList<Action> following) => this.following = following;

    public abstract void Fail(Exception failure);

    public abstract void Refuse(StoreUnavailableException unavailable);

    public void Complete()
    {
        try
        {
            foreach (var action in following)
            {
                action();
            }
        }
        finally
        {
            Answer();
        }
    }

    protected abstract void Answer();
}

/// <inheritdoc/>
internal sealed class PendingWrite<T>(Func<IWriteSession, T> write, bool isAlone, CancellationToken cancellation)
    : PendingWrite(isAlone, cancellation)
{
    private readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationToken cancellation = cancellation;
    private readonly Activity? trace = Activity.Current;
    private Exception? failure;
    private bool ran;
    private T? result;

    public Task<T> Result => answer.Task;

    public override void Run(IWriteSession session)
    {
        ran = true;

        // The writing thread is everybody's: what the write adds belongs to the trace of whoever asked for it.
        Activity.Current = trace;
        try
        {
            result = write(session);
        }
        finally
        {
            Activity.Current = null;
        }
    }

    public override void Fail(Exception failure) => this.failure = failure;

    public override void Refuse(StoreUnavailableException unavailable) => answer.TrySetException(unavailable);

    protected override void Answer()
    {
        if (failure is not null)
        {
            answer.TrySetException(failure);
        }
        else if (ran)
        {
            answer.TrySetResult(result!);
        }
        else
        {
            answer.TrySetCanceled(cancellation);
        }
    }
}

using UrbGrade.Bus.Delivery;

namespace UrbGrade.Modules.Core.Database;

/// <summary>A write on its way through the commit queue. Its caller hears of it only when the shared transaction is over.</summary>
internal abstract class PendingWrite(CancellationToken cancellation)
{
    private IReadOnlyList<Action> _following = [];

    /// <summary>Nobody waits for it any more and it has not run.</summary>
    public bool IsCancelled => cancellation.IsCancellationRequested;

    public abstract void Run(IWriteSession session);

    public void ThenRun(IReadOnlyList<Action> following) => _following = following;

    public abstract void Fail(Exception failure);

    public abstract void Refuse(StoreUnavailableException unavailable);

    public void Complete()
    {
        try
        {
            foreach (var action in _following)
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
internal sealed class PendingWrite<T>(Func<IWriteSession, T> write, CancellationToken cancellation) : PendingWrite(cancellation)
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationToken _cancellation = cancellation;
    private Exception? _failure;
    private bool _ran;
    private T? _result;

    public Task<T> Result => _answer.Task;

    public override void Run(IWriteSession session)
    {
        _ran = true;
        _result = write(session);
    }

    public override void Fail(Exception failure) => _failure = failure;

    public override void Refuse(StoreUnavailableException unavailable) => _answer.TrySetException(unavailable);

    protected override void Answer()
    {
        if (_failure is not null)
        {
            _answer.TrySetException(_failure);
        }
        else if (_ran)
        {
            _answer.TrySetResult(_result!);
        }
        else
        {
            _answer.TrySetCanceled(_cancellation);
        }
    }
}

using System.Data;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using UrbGrade.Bus.Delivery;

namespace UrbGrade.Modules.Core.Database;

/// <summary>One writer for the whole process: what waits together commits together, with one flush to the disk.</summary>
internal sealed partial class CommitQueue : ICommitQueue, IAsyncDisposable
{
    /// <summary>Bound how long the first write of a transaction waits for those that share it.</summary>
    private const int MostWritesInOneTransaction = 512;

    private static readonly TimeSpan LongestSharing = TimeSpan.FromMilliseconds(50);

    private readonly Channel<PendingWrite> waiting = Channel.CreateBounded<PendingWrite>(
        new BoundedChannelOptions(4096) { SingleReader = true });

    private readonly IPlatformDatabase database;
    private readonly TimeProvider clock;
    private readonly ILogger<CommitQueue> logger;
    private readonly Thread writer;
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WriteSession? session;

    public CommitQueue(IPlatformDatabase database, TimeProvider clock, ILogger<CommitQueue> logger)
    {
        (this.database, this.clock, this.logger) = (database, clock, logger);
        writer = new Thread(WriteUntilClosed) { IsBackground = true, Name = "commit queue" };
        writer.Start();
    }

    public Task<T> Commit<T>(Func<IWriteSession, T> write, CancellationToken cancellation) =>
        Commit(new PendingWrite<T>(write, isAlone: false, cancellation), cancellation);

    public Task<T> CommitAlone<T>(Func<IWriteSession, T> write, CancellationToken cancellation) =>
        Commit(new PendingWrite<T>(write, isAlone: true, cancellation), cancellation);

    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await ended.Task;
    }

    private async Task<T> Commit<T>(PendingWrite<T> pending, CancellationToken cancellation)
    {
        if (Thread.CurrentThread == writer)
        {
            throw new InvalidOperationException("A write asks for another write, for which it could wait for ever; ask before it or after it.");
        }

        try
        {
            await waiting.Writer.WriteAsync(pending, cancellation);
        }
        catch (ChannelClosedException closed)
        {
            throw new StoreUnavailableException("The database is closed: the process stops.", closed);
        }

        return await pending.Result;
    }

    private void WriteUntilClosed()
    {
        var sharing = new List<PendingWrite>(MostWritesInOneTransaction);
        while (WaitForWork())
        {
            if (TryWriteTogether(sharing))
            {
                sharing.ForEach(Complete);
            }

            sharing.Clear();
        }

        session?.Dispose();
        ended.SetResult();
    }

    private bool WaitForWork()
    {
        // The writer is a thread of its own: its calls block, and blocking a pool thread would starve the requests.
        var wait = waiting.Reader.WaitToReadAsync().AsTask();
        wait.Wait();
        return wait.Result;
    }

    private bool TryWriteTogether(List<PendingWrite> sharing)
    {
        try
        {
            session ??= database.OpenSession();
            session.Begin();
            var began = clock.GetTimestamp();
            do
            {
                if ((waiting.Reader.TryPeek(out var waitsNext) && waitsNext.IsAlone && sharing.Count > 0)
                    || !waiting.Reader.TryRead(out var next))
                {
                    break;
                }

                sharing.Add(next);
                RunOne(next, session);
            }
            while (!sharing[^1].IsAlone && sharing.Count < MostWritesInOneTransaction && clock.GetElapsedTime(began) < LongestSharing);

            session.Commit();
            return true;
        }
        catch (Exception failure)
        {
            Abandon(sharing, failure);
            return false;
        }
    }

    private void RunOne(PendingWrite write, WriteSession session)
    {
        if (write.IsCancelled)
        {
            return;
        }

        session.BeginOne();
        try
        {
            write.Run(session);
        }
        catch (Exception failure) when (!IsTheStore(failure, session))
        {
            write.Fail(failure);
            session.UndoOne();
            return;
        }

        write.ThenRun(session.EndOne());
    }

    /// <summary>After a broken line the driver may complain of anything.</summary>
    private bool IsTheStore(Exception failure, WriteSession session) =>
        database.IsUnavailable(failure) || session.Connection.State != ConnectionState.Open;

    private void Abandon(List<PendingWrite> sharing, Exception failure)
    {
        LogCommitFailed(failure, sharing.Count);
        try
        {
            session?.Dispose();
        }
        catch (Exception closing)
        {
            LogCommitFailed(closing, sharing.Count);
        }

        session = null;
        if (sharing.Count == 0 && waiting.Reader.TryRead(out var first))
        {
            sharing.Add(first);
        }

        var unavailable = new StoreUnavailableException("The database cannot commit at the moment.", failure);
        sharing.ForEach(write => write.Refuse(unavailable));
    }

    private void Complete(PendingWrite write)
    {
        try
        {
            write.Complete();
        }
        catch (Exception failure)
        {
            LogAfterCommitFailed(failure);
        }
    }

    [LoggerMessage(EventId = 1001, Level = LogLevel.Error, Message = "The database could not commit {Writes} writes")]
    private partial void LogCommitFailed(Exception failure, int writes);

    [LoggerMessage(EventId = 1002, Level = LogLevel.Error, Message = "What should follow a durable write failed")]
    private partial void LogAfterCommitFailed(Exception failure);
}

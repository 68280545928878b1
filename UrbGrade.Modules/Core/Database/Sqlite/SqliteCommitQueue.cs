using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using UrbGrade.Bus.Delivery;

namespace UrbGrade.Modules.Core.Database.Sqlite;

/// <summary>One writer for the whole process: what waits together commits together, with one flush to the disk.</summary>
internal sealed partial class SqliteCommitQueue : ICommitQueue, IAsyncDisposable
{
    /// <summary>Bound how long the first write of a transaction waits for those that share it.</summary>
    private const int MostWritesInOneTransaction = 512;

    private static readonly TimeSpan LongestSharing = TimeSpan.FromMilliseconds(50);

    private readonly Channel<PendingWrite> waiting = Channel.CreateBounded<PendingWrite>(
        new BoundedChannelOptions(4096) { SingleReader = true });

    private readonly SqliteDatabase database;
    private readonly TimeProvider clock;
    private readonly ILogger<SqliteCommitQueue> logger;
    private readonly Thread writer;
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SqliteWriteSession? session;

    public SqliteCommitQueue(SqliteDatabase database, TimeProvider clock, ILogger<SqliteCommitQueue> logger)
    {
        (this.database, this.clock, this.logger) = (database, clock, logger);
        writer = new Thread(WriteUntilClosed) { IsBackground = true, Name = "commit queue" };
        writer.Start();
    }

    public async Task<T> Commit<T>(Func<IWriteSession, T> write, CancellationToken cancellation)
    {
        var pending = new PendingWrite<T>(write, cancellation);
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

    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await ended.Task;
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
        // The writer is a thread of its own: SQLite's calls block, and blocking a pool thread would starve the requests.
        var wait = waiting.Reader.WaitToReadAsync().AsTask();
        wait.Wait();
        return wait.Result;
    }

    private bool TryWriteTogether(List<PendingWrite> sharing)
    {
        try
        {
            session ??= new SqliteWriteSession(database.OpenWriter());
            session.Begin();
            var began = clock.GetTimestamp();
            do
            {
                if (!waiting.Reader.TryRead(out var next))
                {
                    break;
                }

                sharing.Add(next);
                RunOne(next, session);
            }
            while (sharing.Count < MostWritesInOneTransaction && clock.GetElapsedTime(began) < LongestSharing);

            session.Commit();
            return true;
        }
        catch (Exception failure)
        {
            Abandon(sharing, failure);
            return false;
        }
    }

    private static void RunOne(PendingWrite write, SqliteWriteSession session)
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
        catch (Exception failure) when (!IsTheStore(failure))
        {
            write.Fail(failure);
            session.UndoOne();
            return;
        }

        write.ThenRun(session.EndOne());
    }

    /// <summary>Busy, out of memory, read-only, I/O error, corrupt, disk full, cannot open, not a database:
    /// no write can succeed, whichever it is.</summary>
    private static bool IsTheStore(Exception? failure)
    {
        while (failure is not (null or SqliteException))
        {
            failure = failure.InnerException;
        }

        return failure is SqliteException { SqliteErrorCode: 5 or 7 or 8 or 10 or 11 or 13 or 14 or 26 };
    }

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

using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using UrbGrade.Bus.Delivery;

namespace UrbGrade.Modules.Core.Database;

/// <summary>One writer for the whole process: what waits together commits together, with one flush to the disk.</summary>
internal sealed partial class SqliteCommitQueue : ICommitQueue, IAsyncDisposable
{
    /// <summary>Bounds the wait of the first write of a transaction for those that share it.</summary>
    private const int MostWritesInOneTransaction = 512;

    private readonly Channel<IPendingWrite> _waiting = Channel.CreateBounded<IPendingWrite>(
        new BoundedChannelOptions(4096) { SingleReader = true });

    private readonly SqliteDatabase _database;
    private readonly ILogger<SqliteCommitQueue> _logger;
    private readonly Thread _writer;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SqliteWriteSession? _session;

    public SqliteCommitQueue(SqliteDatabase database, ILogger<SqliteCommitQueue> logger)
    {
        _database = database;
        _logger = logger;
        _writer = new Thread(WriteUntilClosed) { IsBackground = true, Name = "commit queue" };
        _writer.Start();
    }

    public async Task<T> Commit<T>(Func<IWriteSession, T> write, CancellationToken cancellation)
    {
        var pending = new PendingWrite<T>(write);
        await _waiting.Writer.WriteAsync(pending, cancellation);
        return await pending.Result;
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _ended.Task;
    }

    private void WriteUntilClosed()
    {
        var batch = new List<IPendingWrite>(MostWritesInOneTransaction);
        while (WaitForWork())
        {
            while (batch.Count < MostWritesInOneTransaction && _waiting.Reader.TryRead(out var next))
            {
                batch.Add(next);
            }

            WriteTogether(batch);
            batch.Clear();
        }

        _session?.Dispose();
        _ended.SetResult();
    }

    private bool WaitForWork()
    {
        // The writer is a thread of its own: SQLite's calls block, and blocking a pool thread would starve the requests.
        var wait = _waiting.Reader.WaitToReadAsync().AsTask();
        wait.Wait();
        return wait.Result;
    }

    private void WriteTogether(List<IPendingWrite> batch)
    {
        try
        {
            _session ??= new SqliteWriteSession(_database.OpenWriter());
            _session.Begin();
            foreach (var write in batch)
            {
                Run(write, _session);
            }

            _session.Commit();
        }
        catch (Exception failure)
        {
            LogCommitFailed(failure, batch.Count);
            _session?.Rollback();
            _session?.Dispose();
            _session = null;
            var unavailable = new StoreUnavailableException("The database cannot commit at the moment.", failure);
            foreach (var write in batch)
            {
                write.Refuse(unavailable);
            }

            return;
        }

        foreach (var write in batch)
        {
            write.Complete();
        }
    }

    private static void Run(IPendingWrite write, SqliteWriteSession session)
    {
        session.Execute("SAVEPOINT one");
        try
        {
            write.Run(session);
        }
        catch (SqliteException failure) when (IsTheStore(failure.SqliteErrorCode))
        {
            throw;
        }
        catch (Exception failure)
        {
            write.Fail(failure);
            session.Execute("ROLLBACK TO one");
        }

        session.Execute("RELEASE one");
    }

    /// <summary>Disk full, I/O error, read-only, cannot open, corrupt: no write can succeed, whichever it is.</summary>
    private static bool IsTheStore(int code) => code is 5 or 8 or 10 or 11 or 13 or 14 or 26;

    [LoggerMessage(EventId = 1001, Level = LogLevel.Error, Message = "The database could not commit {Writes} writes")]
    private partial void LogCommitFailed(Exception failure, int writes);

    private interface IPendingWrite
    {
        void Run(IWriteSession session);

        void Fail(Exception failure);

        void Refuse(StoreUnavailableException unavailable);

        void Complete();
    }

    private sealed class PendingWrite<T>(Func<IWriteSession, T> write) : IPendingWrite
    {
        private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Exception? _failure;
        private T? _result;

        public Task<T> Result => _completion.Task;

        public void Run(IWriteSession session) => _result = write(session);

        public void Fail(Exception failure) => _failure = failure;

        public void Refuse(StoreUnavailableException unavailable) => _completion.TrySetException(unavailable);

        public void Complete()
        {
            if (_failure is null)
            {
                _completion.TrySetResult(_result!);
            }
            else
            {
                _completion.TrySetException(_failure);
            }
        }
    }
}

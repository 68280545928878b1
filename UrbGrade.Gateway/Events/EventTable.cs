using System.Collections.Concurrent;
using NodaTime;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Events;

/// <summary>One entry of the event table.</summary>
internal sealed record GatewayEvent(DateTimeOffset At, int Code, string Name, string Level, string Message);

/// <summary>
/// Keeps every coded log entry of the gateway in its database. Entries gather in memory and are written by
/// <see cref="Flush"/>, so that logging never waits for the disk.
/// </summary>
internal sealed class EventTable(TimeProvider time) : ILoggerProvider
{
    private const int MostGathered = 10_000;
    private const string InsertEvent = "INSERT INTO event (at, code, name, level, message) VALUES (@1,@2,@3,@4,@5)";

    private readonly ConcurrentQueue<GatewayEvent> gathered = [];
    private readonly Lock turn = new();

    public ILogger CreateLogger(string categoryName) =>
        categoryName.StartsWith("UrbGrade.Gateway", StringComparison.Ordinal) ? new Entry(this) : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

    /// <summary>Writes what has gathered.</summary>
    public void Flush(GatewayDatabase database)
    {
        if (gathered.IsEmpty)
            return;
        lock (turn)
        {
            GatewayEvent[] waiting = [.. gathered];
            database.Write(connection =>
            {
                using var insert = connection.Prepare(InsertEvent, 0, 0, "", "", "");
                foreach (var entry in waiting)
                {
                    insert.Bind(entry.At.ToUnixTimeSeconds(), entry.Code, entry.Name, entry.Level, entry.Message);
                    insert.ExecuteNonQuery();
                }
            });

            // Only what is committed may be forgotten here: a full disk must not cost the events that tell of it.
            for (var i = 0; i < waiting.Length; i++)
                gathered.TryDequeue(out _);
        }
    }

    /// <summary>Newest first.</summary>
    /// <param name="code">Only this code; null for all.</param>
    public static List<GatewayEvent> Read(GatewayDatabase database, DateTimeOffset since, int? code, int most) =>
        database.Read(connection => connection.Query(
            "SELECT at, code, name, level, message FROM event WHERE at >= @1 AND (@2 IS NULL OR code = @2) ORDER BY id DESC LIMIT @3",
            row => new GatewayEvent(DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(0)), row.GetInt32(1), row.GetString(2), row.GetString(3), row.GetString(4)),
            since.ToUnixTimeSeconds(), code, most));

    /// <summary>The number of the last entry before a time; 0 for none.</summary>
    public static long LastBefore(StoreConnection connection, DateTimeOffset time) =>
        connection.Scalar<long>("SELECT COALESCE(MAX(id), 0) FROM event WHERE at < @1", time.ToUnixTimeSeconds());

    /// <summary>The entries that follow a number, with theirs, the oldest first.</summary>
    public static List<(long Id, GatewayEvent Entry)> After(StoreConnection connection, long id, int most) => connection.Query(
        "SELECT id, at, code, name, level, message FROM event WHERE id > @1 ORDER BY id LIMIT @2",
        row => (row.GetInt64(0), new GatewayEvent(
            DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(1)), row.GetInt32(2), row.GetString(3), row.GetString(4), row.GetString(5))),
        id, most);

    /// <summary>Adds what a command did, beside any running gateway.</summary>
    public static void Add(StoreConnection connection, GatewayEvent entry) => connection.Execute(
        InsertEvent, entry.At.ToUnixTimeSeconds(), entry.Code, entry.Name, entry.Level, entry.Message);

    /// <summary>Deletes the entries before a time.</summary>
    public static void Clear(StoreConnection connection, Instant before) =>
        connection.Execute("DELETE FROM event WHERE at < @1", before.ToUnixTimeSeconds());

    public void Dispose()
    {
    }

    private sealed class Entry(EventTable table) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Debug;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (eventId.Id < 1000 || table.gathered.Count >= MostGathered)
                return;
            var message = formatter(state, exception);
            table.gathered.Enqueue(new GatewayEvent(table.Now(), eventId.Id, eventId.Name ?? "", logLevel.ToString(), message));
        }
    }

    private DateTimeOffset Now() => time.GetUtcNow();
}

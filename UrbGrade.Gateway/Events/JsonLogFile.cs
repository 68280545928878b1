using System.Text.Encodings.Web;
using System.Text.Json;

namespace UrbGrade.Gateway.Events;

/// <summary>Writes each log entry as one JSON object a line into <c>gateway-yyyy-MM-dd.jsonl</c>; old days are deleted.</summary>
internal sealed class JsonLogFile(string folder, TimeProvider time, int keepDays = 90) : ILoggerProvider
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lock turn = new();
    private StreamWriter? file;
    private DateOnly fileDay;

    public ILogger CreateLogger(string categoryName) => new Entry(this, categoryName);

    public void Dispose()
    {
        lock (turn)
        {
            file?.Dispose();
            file = null;
        }
    }

    private void Write(LogLevel level, string category, EventId id, string message, Exception? exception)
    {
        var now = time.GetUtcNow();
        var line = JsonSerializer.Serialize(
            new { At = now, Level = level.ToString(), Code = id.Id, id.Name, Category = category, Message = message, Exception = exception?.ToString() }, Json);
        lock (turn)
        {
            try
            {
                var day = DateOnly.FromDateTime(now.UtcDateTime);
                if (file is null || day != fileDay)
                    Open(day);
                file!.WriteLine(line);
                file.Flush();
            }
            catch (Exception full) when (full is IOException or UnauthorizedAccessException)
            {
                // A full disk must not stop the gateway for the sake of its log; the console and the event table have it too.
                file = null;
            }
        }
    }

    private void Open(DateOnly day)
    {
        file?.Dispose();
        Directory.CreateDirectory(folder);
        foreach (var old in Directory.GetFiles(folder, "gateway-*.jsonl"))
        {
            if (string.CompareOrdinal(Path.GetFileName(old), Name(day.AddDays(-keepDays))) < 0)
                File.Delete(old);
        }

        file = new StreamWriter(new FileStream(Path.Combine(folder, Name(day)), FileMode.Append, FileAccess.Write, FileShare.ReadWrite));
        fileDay = day;
    }

    private static string Name(DateOnly day) => $"gateway-{day:yyyy-MM-dd}.jsonl";

    private sealed class Entry(JsonLogFile log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Debug;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Write(logLevel, category, eventId, formatter(state, exception), exception);
    }
}

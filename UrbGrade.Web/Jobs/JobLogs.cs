using Hangfire.AspNetCore;
using Hangfire.Logging;

namespace UrbGrade.Web.Jobs;

/// <summary>The scheduler's log. Hangfire has one for the whole process, of the platform that came last, and asks it for a logger each time it fetches a job:
/// once that platform has ended, it must say nothing rather than keep another one from its jobs.</summary>
internal sealed class JobLogs(ILoggerFactory loggers) : ILogProvider
{
    private readonly AspNetCoreLogProvider platform = new(loggers);

    public ILog GetLogger(string name)
    {
        try
        {
            return platform.GetLogger(name);
        }
        catch (ObjectDisposedException)
        {
            return new Silence();
        }
    }

    private sealed class Silence : ILog
    {
        public bool Log(Hangfire.Logging.LogLevel logLevel, Func<string>? messageFunc, Exception? exception = null) => false;
    }
}

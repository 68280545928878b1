using Microsoft.Extensions.Logging;
using Rebus.Logging;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace UrbGrade.Bus.Delivery;

/// <summary>Hands Rebus' own log lines to the platform's log.</summary>
internal sealed class RebusLog(ILoggerFactory loggers) : AbstractRebusLoggerFactory
{
    protected override ILog GetLogger(Type type) => new Log(loggers.CreateLogger(type), this);

    private string Render(string message, object[] values) => RenderString(message, values);

    private sealed class Log(ILogger logger, RebusLog owner) : ILog
    {
        public void Debug(string message, params object[] objs) => Write(LogLevel.Debug, null, message, objs);

        /// <summary>Rebus tells of its start, stop and every worker as information; to the platform these are details.</summary>
        public void Info(string message, params object[] objs) => Write(LogLevel.Debug, null, message, objs);

        public void Warn(string message, params object[] objs) => Write(LogLevel.Warning, null, message, objs);

        public void Warn(Exception exception, string message, params object[] objs) => Write(LogLevel.Warning, exception, message, objs);

        public void Error(string message, params object[] objs) => Write(LogLevel.Error, null, message, objs);

        public void Error(Exception exception, string message, params object[] objs) => Write(LogLevel.Error, exception, message, objs);

        private void Write(LogLevel level, Exception? exception, string message, object[] values)
        {
            if (logger.IsEnabled(level))
            {
                logger.Log(level, default, owner.Render(message, values), exception, (text, _) => text);
            }
        }
    }
}

using Microsoft.AspNetCore.Components;
using UrbGrade.Bus.Contracts;

namespace UrbGrade.Web.Shell;

public sealed partial class FailedState(ILogger<FailedState> logger)
{
    private readonly string number = Guid.CreateVersion7().ToString("N")[^12..];

    [Parameter, EditorRequired]
    public Exception Failure { get; set; } = default!;

    /// <summary>What was typed and cannot be kept; null where something else failed.</summary>
    private UnstorableTextException? Text => UnstorableTextException.Behind(Failure);

    [Parameter]
    public EventCallback Retry { get; set; }

    protected override void OnInitialized() => LogFailed(logger, Failure, number);

    [LoggerMessage(EventId = 6002, Level = LogLevel.Error, Message = "A page failed, number {Number}")]
    private static partial void LogFailed(ILogger logger, Exception failure, string number);
}

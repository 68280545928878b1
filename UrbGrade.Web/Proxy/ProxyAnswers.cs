using System.Net.Mime;
using Yarp.ReverseProxy.Model;

namespace UrbGrade.Web.Proxy;

/// <summary>What the proxy says by itself: short plain sentences, for people and programs alike.</summary>
internal sealed partial class ProxyAnswers(ProxyOptions options, ILogger<ProxyAnswers> logger)
{
    private const int SecondsToComeAgain = 10;

    /// <summary>Explains why a request did not reach the platform. What the platform answers stays as it is.</summary>
    public async Task Explain(HttpContext context, Func<Task> forward)
    {
        await forward();
        if (context.GetForwarderErrorFeature() is not { } failure || context.Response.HasStarted)
            return;
        switch (context.Response.StatusCode)
        {
            case StatusCodes.Status413PayloadTooLarge:
                await TooLarge(context, options);
                break;
            case StatusCodes.Status502BadGateway or StatusCodes.Status503ServiceUnavailable or StatusCodes.Status504GatewayTimeout:
                var node = context.Features.Get<IReverseProxyFeature>()?.ProxiedDestination?.DestinationId;
                LogUnreached(context.Request.Method, context.Request.Path, node ?? "-", failure.Exception?.GetBaseException().Message ?? $"{failure.Error}");
                context.Response.Headers.RetryAfter = $"{SecondsToComeAgain}";
                await Write(
                    context, context.Response.StatusCode,
                    $"The platform does not answer at present. Nothing was acknowledged; come again in {SecondsToComeAgain} seconds.", context.RequestAborted);
                break;
        }
    }

    /// <summary>413 with the limit.</summary>
    public static Task TooLarge(HttpContext context, ProxyOptions options) => Write(
        context, StatusCodes.Status413PayloadTooLarge,
        $"The request is larger than {options.MostBytes} bytes, which is the most that is taken. Send it in parts.", context.RequestAborted);

    /// <summary>404 for all that is not published.</summary>
    public static Task NotPublished(HttpContext context) =>
        Write(context, StatusCodes.Status404NotFound, "There is nothing at this address.", context.RequestAborted);

    /// <summary>Writes one sentence.</summary>
    public static Task Write(HttpContext context, int status, string sentence, CancellationToken cancellation)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = $"{MediaTypeNames.Text.Plain}; charset=utf-8";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return context.Response.WriteAsync(sentence + "\n", cancellation);
    }

    [LoggerMessage(EventId = 6102, Level = LogLevel.Warning, Message = "{Method} {Path} did not reach the platform at {Node}: {Reason}")]
    private partial void LogUnreached(string method, string path, string node, string reason);
}

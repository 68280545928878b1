using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using UrbGrade.Bus.Contracts;
using UrbGrade.Web.Api.V1;

namespace UrbGrade.Web.Shell;

/// <summary>Logs a request that threw, under the number that its reader is shown. A program gets the status alone, people get the
/// failed page. A text that no database takes is the sender's to mend.</summary>
internal sealed partial class FailedRequest(ILogger<FailedRequest> logger) : IExceptionHandler
{
    /// <summary>Joins the reader's report and the log.</summary>
    public static string NumberOf(HttpContext context) => Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;

    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // The request already carries the path of the failed page.
        var path = httpContext.Features.Get<IExceptionHandlerPathFeature>()!.Path;
        if (UnstorableTextException.Behind(exception) is { } text)
        {
            IResult answer = ApiProblems.IsApi(path)
                ? TypedResults.Problem(text.Message, statusCode: StatusCodes.Status400BadRequest)
                : TypedResults.Text(text.Message, statusCode: StatusCodes.Status400BadRequest);
            await answer.ExecuteAsync(httpContext);
            return true;
        }

        LogFailed(exception, httpContext.Request.Method, path, NumberOf(httpContext));
        if (PageRequests.IsPage(path, httpContext.Request))
            return false;
        httpContext.Response.StatusCode = StatusCodes.Status500InternalServerError;
        if (ApiProblems.IsApi(path))
        {
            await TypedResults.Problem(
                $"The platform failed to answer. Its log has the reason under the number {NumberOf(httpContext)}.",
                statusCode: StatusCodes.Status500InternalServerError).ExecuteAsync(httpContext);
        }

        return true;
    }

    [LoggerMessage(EventId = 6001, Level = LogLevel.Error, Message = "{Method} {Path} failed, number {Number}")]
    private partial void LogFailed(Exception failure, string method, string path, string number);
}

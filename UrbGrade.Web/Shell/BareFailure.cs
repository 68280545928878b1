using Microsoft.AspNetCore.Diagnostics;

namespace UrbGrade.Web.Shell;

/// <summary>What a program gets when an endpoint throws: the status alone. People get the failed page.</summary>
internal sealed class BareFailure : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(
        HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (PageRequests.IsPage(httpContext.Request))
            return ValueTask.FromResult(false);
        httpContext.Response.StatusCode = StatusCodes.Status500InternalServerError;
        return ValueTask.FromResult(true);
    }
}

using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using UrbGrade.Web.Hosting;

namespace UrbGrade.Web.Proxy;

/// <summary>How much the proxy takes from one client, and what it says to those who want more.</summary>
internal static class ProxyLimits
{
    /// <summary>Requests of one client in each minute.</summary>
    public static void Configure(RateLimiterOptions limits, ProxyOptions options)
    {
        limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => Pages.PerMinute(
            ClientNetwork.Of(context.Connection.RemoteIpAddress), options.RequestsPerMinute));
        limits.OnRejected = async (rejected, cancellation) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var rest) ? Math.Ceiling(rest.TotalSeconds) : 60;
            rejected.HttpContext.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
            await ProxyAnswers.Write(
                rejected.HttpContext, StatusCodes.Status429TooManyRequests,
                $"More than {options.RequestsPerMinute} requests in a minute came from your address. Come again in {wait} seconds.", cancellation);
        };
    }

    /// <summary>Refuses a request that says itself that it is too large; one that does not say is cut off by the server.</summary>
    public static void UseSizeLimit(this WebApplication app, ProxyOptions options) => app.Use((context, next) =>
    {
        if (context.Request.ContentLength is not { } length || length <= options.MostBytes)
            return next(context);

        // Otherwise the server would read all of it to keep the connection. Later versions of HTTP end the one stream.
        if (HttpProtocol.IsHttp11(context.Request.Protocol))
            context.Response.Headers.Connection = "close";
        return ProxyAnswers.TooLarge(context, options);
    });
}

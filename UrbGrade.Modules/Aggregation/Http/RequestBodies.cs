using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Options;
using BadHttpRequestException = Microsoft.AspNetCore.Http.BadHttpRequestException;

namespace UrbGrade.Modules.Aggregation.Http;

/// <summary>Reads whole requests into memory, within limits on size, on pace, on time, and on all of them together.</summary>
internal sealed class RequestBodies(IOptions<AggregationOptions> options, TimeProvider clock)
{
    private const int FirstSize = 16 * 1024;

    private long together;

    /// <summary>Reads one request.</summary>
    /// <exception cref="RefusedUploadException">It breaks a limit.</exception>
    public async Task<RentedBody> Read(HttpContext context)
    {
        var limits = options.Value;
        var announced = context.Request.ContentLength;
        if (announced > limits.MostBytes)
        {
            throw TooLarge(announced.Value);
        }

        Pace(context, limits);
        using var late = new CancellationTokenSource(limits.LongestUpload, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, context.RequestAborted);
        var body = new RentedBody(bytes => Interlocked.Add(ref together, -bytes));
        try
        {
            await Fill(context.Request.Body, body, (int?)announced, either.Token);
            return body;
        }
        catch (Exception failure)
        {
            body.Dispose();
            throw failure switch
            {
                BadHttpRequestException bad => new RefusedUploadException(bad.StatusCode, bad.Message),
                OperationCanceledException when late.IsCancellationRequested => new RefusedUploadException(
                    StatusCodes.Status408RequestTimeout, $"An upload may take {limits.LongestUpload}."),
                _ => failure,
            };
        }
    }

    private async Task Fill(Stream stream, RentedBody body, int? announced, CancellationToken cancellation)
    {
        // One byte more than announced, so that the end is seen without growing.
        Grow(body, announced + 1 ?? FirstSize);
        int read;
        while ((read = await stream.ReadAsync(body.Free, cancellation)) > 0)
        {
            body.Advance(read);
            if (body.Length > options.Value.MostBytes)
            {
                throw TooLarge(body.Length);
            }

            if (body.Free.IsEmpty)
            {
                Grow(body, Math.Min(body.Length * 2, options.Value.MostBytes + 1));
            }
        }
    }

    private void Grow(RentedBody body, int size)
    {
        if (!body.TryGrow(size, TryCount))
        {
            throw new RefusedUploadException(StatusCodes.Status503ServiceUnavailable, "Too many large requests are in hand.");
        }
    }

    private bool TryCount(int bytes)
    {
        if (Interlocked.Add(ref together, bytes) <= options.Value.MostBytesTogether)
        {
            return true;
        }

        Interlocked.Add(ref together, -bytes);
        return false;
    }

    private static void Pace(HttpContext context, AggregationOptions limits)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = limits.MostBytes + 1L;
        }

        // With HTTP/2 the pace is a setting of the whole server; there the time limit alone holds.
        if (context.Request.Protocol == "HTTP/1.1" && context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } pace)
        {
            pace.MinDataRate = new MinDataRate(limits.SlowestUpload, limits.UploadGrace);
        }
    }

    private RefusedUploadException TooLarge(long length) => new(
        StatusCodes.Status413PayloadTooLarge, $"The request has {length} bytes or more; allowed are {options.Value.MostBytes}.");
}

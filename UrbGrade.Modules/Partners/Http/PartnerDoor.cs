using System.Globalization;
using System.Text.Json;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using UrbGrade.Bus.Contracts;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;

namespace UrbGrade.Modules.Partners.Http;

/// <summary>Lets in whom the platform issued a module's certificate to, at the pace that is allowed, and reads requests.</summary>
internal sealed class PartnerDoor : IEndpointFilter, IDisposable
{
    private static readonly object Key = new();

    private readonly IModuleTrust trust;
    private readonly PartnersOptions options;
    private readonly TimeProvider clock;
    private readonly PartitionedRateLimiter<Partner> pace;
    private readonly PartitionedRateLimiter<Partner> places;

    public PartnerDoor(IModuleTrust trust, IOptions<PartnersOptions> options, TimeProvider clock)
    {
        (this.trust, this.options, this.clock) = (trust, options.Value, clock);
        pace = PartitionedRateLimiter.Create<Partner, (int, string)>(partner => RateLimitPartition.GetTokenBucketLimiter(
            (partner.TenantId, partner.Module), _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = this.options.Burst,
                TokensPerPeriod = this.options.PerSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                QueueLimit = 0,
            }));
        places = PartitionedRateLimiter.Create<Partner, (int, string)>(partner => RateLimitPartition.GetConcurrencyLimiter(
            (partner.TenantId, partner.Module), _ => new ConcurrencyLimiterOptions { PermitLimit = this.options.AtOnce, QueueLimit = 0 }));
    }

    /// <summary>Who asks.</summary>
    public static Partner PartnerOf(HttpContext context) => (Partner)context.Items[Key]!;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            var partner = Enter(context.HttpContext);
            using var place = places.AttemptAcquire(partner);
            if (!place.IsAcquired)
            {
                throw TooMany(context.HttpContext, $"More than {options.AtOnce} requests at the same time; end one before the next.");
            }

            context.HttpContext.Items[Key] = partner;
            return await next(context);
        }
        catch (PartnerProblem problem)
        {
            return problem.ToResult();
        }
        catch (Exception failure) when (UnstorableTextException.Behind(failure) is { } text)
        {
            return new PartnerProblem(StatusCodes.Status400BadRequest, text.Message).ToResult();
        }
        catch (StoreUnavailableException)
        {
            context.HttpContext.Response.Headers.RetryAfter = "5";
            return new PartnerProblem(StatusCodes.Status503ServiceUnavailable, "The platform cannot store anything now; send it again.").ToResult();
        }
    }

    /// <summary>Reads the body as JSON.</summary>
    /// <exception cref="PartnerProblem">It is too large, or no such JSON.</exception>
    public static async Task<T> Read<T>(HttpContext context)
        where T : class
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(context.Request.Body, WorkContracts.Json, context.RequestAborted)
                ?? throw new PartnerProblem(StatusCodes.Status400BadRequest, "The body is null; send a JSON object.");
        }
        catch (JsonException failure)
        {
            throw new PartnerProblem(StatusCodes.Status400BadRequest, $"The body cannot be read: {failure.Message}");
        }
        catch (BadHttpRequestException failure)
        {
            throw new PartnerProblem(
                failure.StatusCode,
                failure.StatusCode == StatusCodes.Status413PayloadTooLarge ? "The body is too large; docs/integrating.md tells the limit." : failure.Message);
        }
    }

    /// <summary>A list that was read; empty where there was none.</summary>
    /// <exception cref="PartnerProblem">One of its entries is null.</exception>
    public static IReadOnlyList<T> Entries<T>(IReadOnlyList<T>? list, string name)
        where T : class => list?.Any(entry => entry is null) != true
            ? list ?? []
            : throw new PartnerProblem(StatusCodes.Status400BadRequest, $"The body cannot be read: an entry of '{name}' is null; send JSON objects.");

    /// <summary>Reads how long a request may wait.</summary>
    /// <exception cref="PartnerProblem">It is no number of seconds that is allowed.</exception>
    public TimeSpan Wait(HttpContext context)
    {
        if (context.Request.Query["wait"].FirstOrDefault() is not { } text)
        {
            return TimeSpan.Zero;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= options.LongestWait.TotalSeconds
            ? TimeSpan.FromSeconds(seconds)
            : throw new PartnerProblem(
                StatusCodes.Status400BadRequest, $"'wait' is '{text}'; allowed are 0 to {options.LongestWait.TotalSeconds} seconds.");
    }

    public void Dispose()
    {
        pace.Dispose();
        places.Dispose();
    }

    private static PartnerProblem TooMany(HttpContext context, string title)
    {
        context.Response.Headers.RetryAfter = "1";
        return new PartnerProblem(StatusCodes.Status429TooManyRequests, title);
    }

    private Partner Enter(HttpContext context)
    {
        if (context.Connection.ClientCertificate is not { } certificate)
        {
            throw new PartnerProblem(
                StatusCodes.Status401Unauthorized, "Show the certificate that the platform issued to the module, at the port for modules.");
        }

        var verdict = trust.Judge(certificate, clock.GetUtcNow());
        if (verdict.Violation is { } violation)
        {
            throw new PartnerProblem(StatusCodes.Status403Forbidden, $"The certificate {certificate.Subject} opens nothing here. {violation}");
        }

        var partner = new Partner(verdict.TenantId, verdict.Module, context.Connection.RemoteIpAddress?.ToString() ?? "unknown");
        using var lease = pace.AttemptAcquire(partner);
        if (!lease.IsAcquired)
        {
            throw TooMany(context, $"More than {options.PerSecond} requests a second; wait and come again.");
        }

        return partner;
    }
}

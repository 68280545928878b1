using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using NodaTime;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Deliver;

namespace UrbGrade.Gateway.Collect.Sources.Http;

/// <summary>
/// Asks an address and drops the answer as it came. What was seen before is not dropped again: the server says so when
/// it knows entity tags or modification times, and otherwise the answer's hash tells.
/// </summary>
internal class HttpSource(HttpOrigin origin, SourceContext context) : IFetchingSource
{
    private const long MostBytes = 256L << 20;

    private sealed record Seen(string? Tag, DateTimeOffset? Modified, string Hash);

    public TimeSpan Every => origin.Every;

    protected SiteCalendar Calendar { get; } = new(context.Settings.Site.Zone);

    protected LocalDate Today => Calendar.DayOf(Instant.FromDateTimeOffset(context.Time.GetUtcNow()));

    public virtual async Task<int> FetchAsync(CancellationToken cancellation) =>
        await FetchAsync(Today, null, again: false, cancellation) switch
        {
            HttpOutcome.Dropped => 1,
            HttpOutcome.Unchanged => 0,
            _ => throw new SourceException("the server answers 404 Not Found: check url"),
        };

    public async Task<IReadOnlyList<string>> TestAsync(CancellationToken cancellation)
    {
        using var http = Client();
        using var request = Request(Today);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        return [$"{origin.Address.Text} answers {(int)response.StatusCode} {response.ReasonPhrase}, {response.Content.Headers.ContentType}, {response.Content.Headers.ContentLength?.ToString(CultureInfo.InvariantCulture) ?? "unknown number of"} bytes"];
    }

    /// <param name="item">What the answer is remembered by; null for the one address.</param>
    /// <param name="again">Whether it is wanted although nothing may have changed.</param>
    protected async Task<HttpOutcome> FetchAsync(LocalDate day, string? item, bool again, CancellationToken cancellation)
    {
        var seen = again || context.Memory.Find(item ?? "answer") is not { } kept ? null : JsonSerializer.Deserialize<Seen>(kept);
        using var http = Client();
        using var request = Request(day);
        if (seen?.Tag is { } tag)
            request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(tag));
        request.Headers.IfModifiedSince = seen?.Modified;
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (response.StatusCode is HttpStatusCode.NotModified or HttpStatusCode.NoContent)
            return HttpOutcome.Unchanged;
        if (response.StatusCode == HttpStatusCode.NotFound)
            return HttpOutcome.Absent;
        if (!response.IsSuccessStatusCode)
            throw Refused(response);

        var content = await ReadAsync(response, cancellation);
        var hash = Convert.ToHexStringLower(SHA256.HashData(content.Span));
        var unchanged = hash == seen?.Hash;
        if (!unchanged)
            await context.Drop.WriteAsync(Name(item, response), content, cancellation);
        context.Memory.Keep(item ?? "answer", JsonSerializer.Serialize(new Seen(response.Headers.ETag?.ToString(), response.Content.Headers.LastModified, hash)));
        return unchanged ? HttpOutcome.Unchanged : HttpOutcome.Dropped;
    }

    private HttpClient Client()
    {
        var handler = new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(15), AutomaticDecompression = DecompressionMethods.All, UseCookies = false };
        handler.SslOptions.RemoteCertificateValidationCallback = TlsTrust.Of(origin.Tls);
        return new HttpClient(handler) { Timeout = origin.Timeout };
    }

    private HttpRequestMessage Request(LocalDate day)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, origin.Address.For(day, Calendar, origin.Credential));
        foreach (var (name, value) in origin.Headers)
            request.Headers.TryAddWithoutValidation(name, value.Replace("{credential}", origin.Credential, StringComparison.Ordinal));
        return request;
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        var piece = new byte[81920];
        int read;
        while ((read = await body.ReadAsync(piece, cancellation)) > 0)
        {
            content.Write(piece, 0, read);
            if (content.Length > MostBytes)
                throw new SourceException($"the answer has more than {MostBytes >> 20} MiB: ask for a shorter time");
        }

        return content.ToArray();
    }

    private SourceException Refused(HttpResponseMessage response)
    {
        var hint = response.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => ": check the credential",
            HttpStatusCode.TooManyRequests => ": raise 'every'",
            _ => "",
        };
        var after = response.Headers.RetryAfter;
        return new SourceException($"the server answers {(int)response.StatusCode} {response.ReasonPhrase}{hint}")
        {
            WaitAtLeast = after?.Delta ?? (after?.Date is { } date ? date - context.Time.GetUtcNow() : null),
        };
    }

    private string Name(string? item, HttpResponseMessage response)
    {
        var ending = response.Content.Headers.ContentType?.MediaType switch
        {
            { } json when json.EndsWith("json", StringComparison.OrdinalIgnoreCase) => "json",
            { } xml when xml.EndsWith("xml", StringComparison.OrdinalIgnoreCase) => "xml",
            _ => "csv",
        };
        var at = context.Time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        return item is null ? $"{context.Source.Id}_{at}.{ending}" : $"{context.Source.Id}_{item}_{at}.{ending}";
    }
}

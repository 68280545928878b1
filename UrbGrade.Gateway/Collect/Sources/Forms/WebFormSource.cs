using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using UrbGrade.Gateway.Deliver;
using UrbGrade.Gateway.Events;

namespace UrbGrade.Gateway.Collect.Sources.Forms;

/// <summary>
/// Accepts forms: <c>POST /forms/NAME</c> as JSON or as web pages send them. What is answered with 201 is on the disk; the
/// same submission sent again, by its <c>Idempotency-Key</c> or <c>id</c>, is answered alike and kept once.
/// </summary>
internal sealed partial class WebFormSource(WebFormOrigin origin, SourceContext context) : IListeningSource, IDisposable
{
    private const int LongestId = 100;
    private const string ItemBeginning = "form ";

    // A page that sends the same answer again does so at once, or after a holiday; the ledger knows its key for ever.
    private static readonly NodaTime.Duration KeepIds = NodaTime.Duration.FromDays(400);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ILogger log = context.Logs.CreateLogger<WebFormSource>();
    private readonly SemaphoreSlim turn = new(1);
    private GrowingFile? file;
    private long opened;

    /// <summary>The port that is listened at; 0 while it is not.</summary>
    public int Port { get; private set; }

    public async Task ListenAsync(CancellationToken cancellation)
    {
        GrowingFile.Recover(context.Drop);
        using var certificate = origin.Certificate is { } signing ? UplinkFactory.LoadSigning(signing) : null;
        await using var server = Build(certificate);
        await server.StartAsync(cancellation);
        Port = new Uri(server.Urls.First()).Port;
        LogListening(context.Source.Id, server.Urls.First());
        try
        {
            var look = origin.Rotate / 4;
            while (true)
            {
                await Task.Delay(look, context.Time, cancellation);
                await HandOnAsync(context.Time.GetElapsedTime(Volatile.Read(ref opened)) >= origin.Rotate, cancellation);
            }
        }
        finally
        {
            Port = 0;
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            await server.StopAsync(limit.Token);
            await HandOnAsync(isTime: true, CancellationToken.None);
        }
    }

    public Task<IReadOnlyList<string>> TestAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<string>>(
    [
        $"{(origin.Certificate is null ? "http" : "https")}://{origin.Listen} takes forms while the gateway runs",
        .. origin.Forms.Values.Select(form => $"/forms/{form.Name}: {string.Join(", ", form.About.Concat(form.Answers).Select(field => field.Name))}"),
    ]);

    public void Dispose() => turn.Dispose();

    private WebApplication Build(System.Security.Cryptography.X509Certificates.X509Certificate2? certificate)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = origin.MostBytes;
            kestrel.Limits.MaxConcurrentConnections = 200;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            kestrel.Listen(origin.Listen, listen =>
            {
                if (certificate is not null)
                    listen.UseHttps(certificate);
            });
        });
        var server = builder.Build();
        server.UseRouting();
        server.MapPost("/forms/{form}", TakeAsync);
        return server;
    }

    private async Task<IResult> TakeAsync(HttpContext http, string form, CancellationToken cancellation)
    {
        if (!IsKnownSender(http.Request))
        {
            LogUnknownSender(context.Source.Id, http.Connection.RemoteIpAddress);
            return Results.Text("The key is missing or wrong: send Authorization: Bearer KEY", statusCode: StatusCodes.Status401Unauthorized);
        }

        if (!origin.Forms.TryGetValue(form, out var structure))
            return Results.Json(new { error = $"There is no form of that name; there are {string.Join(", ", origin.Forms.Keys)}" }, Json, statusCode: StatusCodes.Status404NotFound);
        if (context.Buffer.IsFull)
            return Busy(http, "The gateway's outbox is full");
        Dictionary<string, JsonNode> fields;
        try
        {
            fields = await FormFields.ReadAsync(http.Request, cancellation);
        }
        catch (BadHttpRequestException refused)
        {
            return Results.Json(new { error = refused.Message }, Json, statusCode: refused.StatusCode);
        }

        var id = http.Request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } header ? header
            : fields.TryGetValue(WebForm.Key, out var sent) && sent is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
        if (id.Length is 0 or > LongestId || id.Any(char.IsControl))
            return Results.Json(new { error = $"An Idempotency-Key, or a field id, of 1 to {LongestId} characters is needed: with it the same answer can be sent again and counts once" }, Json, statusCode: StatusCodes.Status400BadRequest);
        var (record, problems) = structure.Check(fields, id, context.Time.GetUtcNow());
        if (record is null)
        {
            LogRefused(context.Source.Id, form, problems[0].Field, problems[0].Allowed, problems.Count);
            return Results.Json(new { error = "Some fields are not as they should be", problems }, Json, statusCode: StatusCodes.Status400BadRequest);
        }

        return await KeepAsync(http, form, id, fields, record, cancellation);
    }

    private async Task<IResult> KeepAsync(HttpContext http, string form, string id, Dictionary<string, JsonNode> fields, JsonObject record, CancellationToken cancellation)
    {
        var content = string.Join('\n', fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key}={field.Value.ToJsonString()}"));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
        var item = $"{ItemBeginning}{form} {id}";
        await turn.WaitAsync(cancellation);
        try
        {
            if (context.Memory.Find(item) is { } kept)
            {
                return kept == hash
                    ? Results.Json(new { id, stored = true, repeated = true }, Json, statusCode: StatusCodes.Status200OK)
                    : Results.Json(new { error = "That id was used for another answer: give each answer an id of its own" }, Json, statusCode: StatusCodes.Status409Conflict);
            }

            if (file is null)
            {
                file = new GrowingFile(context.Drop, string.Create(CultureInfo.InvariantCulture, $"{context.Source.Id}_{context.Time.GetUtcNow():yyyyMMdd'_'HHmmssfff}.jsonl"));
                Volatile.Write(ref opened, context.Time.GetTimestamp());
            }

            file.Append(Encoding.UTF8.GetBytes(record.ToJsonString(Json) + "\n"));
            context.Memory.Keep(item, hash);
            return Results.Json(new { id, stored = true, repeated = false }, Json, statusCode: StatusCodes.Status201Created);
        }
        catch (Exception full) when (full is IOException or System.Data.Common.DbException)
        {
            LogNotKept(context.Source.Id, form, full.Message);
            return Busy(http, "It could not be stored");
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task HandOnAsync(bool isTime, CancellationToken cancellation)
    {
        if (!isTime)
            return;
        await turn.WaitAsync(cancellation);
        try
        {
            if (file is { Length: > 0 })
            {
                file.Finish();
                context.Memory.Forget(ItemBeginning, KeepIds);
            }
            else
            {
                file?.Discard();
            }

            file = null;
        }
        finally
        {
            turn.Release();
        }
    }

    private bool IsKnownSender(HttpRequest request)
    {
        if (origin.Key is null)
            return true;
        const string Scheme = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(header[Scheme.Length..].Trim())), SHA256.HashData(Encoding.UTF8.GetBytes(origin.Key)));
    }

    private static IResult Busy(HttpContext http, string reason)
    {
        http.Response.Headers.RetryAfter = "60";
        return Results.Json(new { error = $"{reason}: send it again later" }, Json, statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    [LoggerMessage(EventCode.Listening, LogLevel.Information, "{Source}: takes forms at {Address}")]
    private partial void LogListening(string source, string address);

    [LoggerMessage(EventCode.SenderRefused, LogLevel.Error, "{Source}: refused a form from {Address}: its key is missing or wrong")]
    private partial void LogUnknownSender(string source, IPAddress? address);

    [LoggerMessage(EventCode.FormRefused, LogLevel.Warning, "{Source}: refused an answer to {Form}: {Field} must be {Allowed} ({Problems} problems)")]
    private partial void LogRefused(string source, string form, string field, string allowed, int problems);

    [LoggerMessage(EventCode.FormNotKept, LogLevel.Error, "{Source}: an answer to {Form} could not be stored and was turned away: {Reason}")]
    private partial void LogNotKept(string source, string form, string reason);
}

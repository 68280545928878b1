using System.Buffers;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Bus.Delivery;
using UrbGrade.Bus.Soap;
using UrbGrade.Modules.Aggregation.Pipeline;
using UrbGrade.Modules.Aggregation.Refusals;

namespace UrbGrade.Modules.Aggregation.Http;

/// <summary>The aggregation interface over HTTP. Turns every outcome into an answer: a signed receipt, a signed fault, or a bare
/// status where the request is not SOAP yet.</summary>
internal sealed partial class AggregationEndpoint(
    RequestBodies bodies, AggregationPipeline pipeline, ExchangeLighting lighting, TakeEvents events, SoapSigner signer, ReplayGuard replay, RefusalAudit refusals,
    IOptions<AggregationOptions> options, ILogger<AggregationEndpoint> logger)
{
    private const string Xml = "text/xml; charset=utf-8";

    /// <summary>Takes a request.</summary>
    public async Task Post(HttpContext context)
    {
        var answer = new ArrayBufferWriter<byte>(4096);
        try
        {
            RequireXml(context.Request);
            using var body = await bodies.Read(context);
            var status = await Answer(context, body.Bytes, answer);
            await Write(context, status, answer.WrittenMemory);
        }
        catch (RefusedUploadException refused)
        {
            await refusals.Note("http", refused.Status.ToString(CultureInfo.InvariantCulture), null, refused.Message);
            context.Response.StatusCode = refused.Status;
            // What is left of the upload is not worth reading.
            context.Response.Headers.Connection = "close";
            AddRetryAfter(context.Response);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException && context.RequestAborted.IsCancellationRequested)
        {
            LogGone(gone.Message);
        }
    }

    /// <summary>Publishes the contract: <c>?wsdl</c> and <c>?xsd=NAME</c>. Tells people in a browser what is here.</summary>
    public static async Task Get(HttpContext context)
    {
        var request = context.Request;
        var address = $"{request.Scheme}://{request.Host}{request.PathBase}{request.Path}";
        var text = request.Query.ContainsKey(AggregationContract.WsdlQuery) ? AggregationContract.Wsdl(address)
            : request.Query.TryGetValue(AggregationContract.SchemaQuery, out var name) ? AggregationContract.Schema(name.ToString(), address)
            : null;
        if (text is not null)
        {
            context.Response.ContentType = Xml;
            await context.Response.WriteAsync(text, context.RequestAborted);
        }
        else if (request.Query.ContainsKey(AggregationContract.SchemaQuery))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else if (HttpMethods.IsGet(request.Method) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync(InterfacePage.Write(address), context.RequestAborted);
        }
        else
        {
            await NotAllowed(context);
        }
    }

    /// <summary>Every other method.</summary>
    public static Task NotAllowed(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = "POST";
        return Task.CompletedTask;
    }

    private static void RequireXml(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("text/xml", StringComparison.OrdinalIgnoreCase)
            || (type.Charset.HasValue && !HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            || request.Headers.ContentEncoding.Count > 0)
        {
            throw new RefusedUploadException(StatusCodes.Status415UnsupportedMediaType, "Only text/xml in UTF-8 is taken.");
        }
    }

    private async Task<int> Answer(HttpContext context, ReadOnlyMemory<byte> envelope, ArrayBufferWriter<byte> answer)
    {
        SignedRequest? request = null;
        try
        {
            var action = RequireAction(context.Request);
            request = pipeline.Verify(envelope);
            var content = new ArrayBufferWriter<byte>(1024);
            switch (action.Length == 0 ? AskedOperation.Of(request) : action)
            {
                case LightingXml.SoapAction:
                    LightingXml.Write(content, await lighting.Exchange(request));
                    break;
                case EventsXml.SoapAction:
                    EventsXml.Write(content, await events.Take(request));
                    break;
                default:
                    var receipt = await pipeline.Process(request, context.RequestAborted);
                    ReceiptXml.Write(content, receipt);
                    LogReceived(receipt.ReceiptId, request.Tenant.Code, receipt.Accepted, receipt.Duplicate, receipt.Rejected);
                    break;
            }

            signer.SignResponse(answer, content.WrittenSpan, request.Envelope.SignatureValue, request.Envelope.UsedSha1);
            return StatusCodes.Status200OK;
        }
        catch (SoapFaultException fault)
        {
            return await Refuse(fault, request, answer);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failure)
        {
            // Whatever it is, it is the receiver's own trouble, and the sender should come again.
            LogFailed(failure, request?.Tenant.Code);
            var detail = failure is StoreUnavailableException ? "The database cannot commit" : failure.GetType().Name;
            return await Refuse(SoapFaults.Server(detail), request, answer);
        }
    }

    private async Task<int> Refuse(SoapFaultException fault, SignedRequest? request, ArrayBufferWriter<byte> answer)
    {
        if (fault.HttpStatus == StatusCodes.Status503ServiceUnavailable)
        {
            // The same bytes may come again: they were not used up.
            replay.Forget(request);
        }

        await refusals.Note(request?.Envelope.Certificate.Subject ?? "unknown", fault.Code, request?.Tenant.Id, fault.Detail);
        answer.ResetWrittenCount();
        var signature = request is null ? default : request.Envelope.SignatureValue.AsSpan();
        signer.SignFault(answer, fault, signature, request?.Envelope.UsedSha1 ?? false);
        return fault.HttpStatus;
    }

    private static string RequireAction(HttpRequest request)
    {
        var action = request.Headers["SOAPAction"].ToString().Trim().Trim('"');
        return action.Length == 0 || AskedOperation.Actions.Contains(action)
            ? action
            : throw SoapFaults.Client($"SOAPAction must be one of {string.Join(", ", AskedOperation.Actions)}.", $"SOAPAction {MessageOutcomes.Quote(action)}");
    }

    private async Task Write(HttpContext context, int status, ReadOnlyMemory<byte> answer)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = Xml;
        context.Response.ContentLength = answer.Length;
        AddRetryAfter(context.Response);
        await context.Response.Body.WriteAsync(answer, context.RequestAborted);
    }

    private void AddRetryAfter(HttpResponse response)
    {
        if (response.StatusCode == StatusCodes.Status503ServiceUnavailable)
        {
            response.Headers.RetryAfter = ((int)options.Value.RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }
    }

    [LoggerMessage(EventId = 2101, Level = LogLevel.Debug,
        Message = "Receipt {ReceiptId} for tenant {Tenant}: {Accepted} accepted, {Duplicate} duplicate, {Rejected} rejected")]
    private partial void LogReceived(string receiptId, string tenant, int accepted, int duplicate, int rejected);

    [LoggerMessage(EventId = 2102, Level = LogLevel.Error, Message = "A request of tenant {Tenant} could not be taken")]
    private partial void LogFailed(Exception failure, string? tenant);

    [LoggerMessage(EventId = 2103, Level = LogLevel.Debug, Message = "A sender left before its answer: {Reason}")]
    private partial void LogGone(string reason);
}

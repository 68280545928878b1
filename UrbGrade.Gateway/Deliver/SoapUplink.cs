using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Bus.Soap;
using UrbGrade.Gateway.Events;

namespace UrbGrade.Gateway.Deliver;

/// <summary>
/// The aggregation interface over HTTPS. An answer counts only when the platform signed it, it confirms the very
/// signature that was sent and, for a receipt, names this body: anything else leaves the batch where it is.
/// </summary>
internal sealed class SoapUplink(HttpClient http, Uri endpoint, SoapSigner signer, SoapVerifier verifier) : IUplink
{
    private const int MostAnswerBytes = 16 << 20;

    // Codes that say "who are you?" rather than "what is this?".
    private static readonly HashSet<string> IdentityCodes =
        ["FailedAuthentication", "InvalidSecurityToken", "SecurityTokenUnavailable", "UnsupportedSecurityToken"];

    public Task<UplinkAnswer> SendAsync(ReadOnlyMemory<byte> body, int messages, int waiting, CancellationToken cancellation) => PostAsync(
        AggregationContract.SoapAction, body, waiting, (envelope, answer, serverTime) => OfReceipt(envelope, answer, body.Span, messages, serverTime), cancellation);

    public Task<UplinkAnswer> ExchangeLightingAsync(LightingRequest request, CancellationToken cancellation)
    {
        var body = new ArrayBufferWriter<byte>();
        LightingXml.Write(body, request);
        return PostAsync(LightingXml.SoapAction, body.WrittenMemory, waiting: null, (envelope, answer, _) => OfPrograms(envelope, answer), cancellation);
    }

    public Task<UplinkAnswer> TellEventsAsync(EventsRequest request, CancellationToken cancellation)
    {
        var body = new ArrayBufferWriter<byte>();
        EventsXml.Write(body, request);
        return PostAsync(EventsXml.SoapAction, body.WrittenMemory, waiting: null, (envelope, _, _) => OfEvents(envelope), cancellation);
    }

    private async Task<UplinkAnswer> PostAsync(
        string action, ReadOnlyMemory<byte> body, int? waiting, Func<VerifiedEnvelope, byte[], DateTimeOffset?, UplinkAnswer> believed, CancellationToken cancellation)
    {
        var envelope = new ArrayBufferWriter<byte>(body.Length + 8192);
        var signature = signer.SignRequest(envelope, body.Span, waiting: waiting);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new ReadOnlyMemoryContent(envelope.WrittenMemory) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/xml", "utf-8");
            request.Headers.Add("SOAPAction", $"\"{action}\"");
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (response.Content.Headers.ContentLength > MostAnswerBytes)
                return new UplinkAnswer.Failed($"HTTP {(int)response.StatusCode} with {response.Content.Headers.ContentLength} bytes", Doubted: true, null);
            await response.Content.LoadIntoBufferAsync(MostAnswerBytes, cancellation);
            var answer = await response.Content.ReadAsByteArrayAsync(cancellation);
            return Judge(response, answer, signature, believed);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException)
        {
            return new UplinkAnswer.Failed("no answer in time", Doubted: false, null);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            return new UplinkAnswer.Failed(broken.Explain(), Doubted: false, null);
        }
    }

    private UplinkAnswer Judge(
        HttpResponseMessage response, byte[] answer, byte[] signature, Func<VerifiedEnvelope, byte[], DateTimeOffset?, UplinkAnswer> believed)
    {
        var status = (int)response.StatusCode;
        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.InternalServerError or HttpStatusCode.BadRequest))
            return OfStatus(response, status);
        try
        {
            var envelope = verifier.Verify(answer);
            var fault = ReadFault(envelope);
            if (fault is not null)
                return OfFault(fault, status);
            envelope.RequireConfirmationOf(signature);
            return believed(envelope, answer, response.Headers.Date);
        }
        catch (SoapFaultException doubt)
        {
            return new UplinkAnswer.Failed($"HTTP {status}, {doubt.Code}: {doubt.Detail}", Doubted: true, null);
        }
        catch (InvalidDataException doubt)
        {
            return new UplinkAnswer.Failed($"HTTP {status}: {doubt.Message}", Doubted: true, null);
        }
    }

    private static SoapFault? ReadFault(VerifiedEnvelope envelope)
    {
        using var xml = envelope.OpenBody();
        return SoapFaultXml.TryRead(xml);
    }

    // A signed fault is the platform's word. Its own troubles pass, and so does a clock that is set right.
    private static UplinkAnswer OfFault(SoapFault fault, int status) => fault.IsTransient || fault.Code == "MessageExpired"
        ? new UplinkAnswer.Failed($"HTTP {status}, {fault.Code}: {fault.Reason}", Doubted: false, null)
        : new UplinkAnswer.Refused(fault.Code, fault.Reason, IdentityCodes.Contains(fault.Code));

    private static UplinkAnswer.Acknowledged OfReceipt(VerifiedEnvelope envelope, byte[] answer, ReadOnlySpan<byte> body, int messages, DateTimeOffset? serverTime)
    {
        using var xml = envelope.OpenBody();
        var receipt = ReceiptXml.Read(xml);
        var key = Convert.ToHexStringLower(SHA256.HashData(body));
        if (receipt.BatchKey != key)
            throw new InvalidDataException($"The receipt is for batch {receipt.BatchKey}, sent was {key}");
        var counted = receipt.Accepted + receipt.Duplicate + receipt.Rejected;
        if (counted != messages || receipt.Rejected != receipt.Rejections.Count)
            throw new InvalidDataException($"The receipt counts {counted} messages with {receipt.Rejections.Count} reasons, sent were {messages}");
        return new UplinkAnswer.Acknowledged(receipt, answer, serverTime);
    }

    private static UplinkAnswer.Programs OfPrograms(VerifiedEnvelope envelope, byte[] answer)
    {
        using var xml = envelope.OpenBody();
        return new UplinkAnswer.Programs(LightingXml.ReadResponse(xml), answer);
    }

    private static UplinkAnswer.Told OfEvents(VerifiedEnvelope envelope)
    {
        using var xml = envelope.OpenBody();
        return new UplinkAnswer.Told(EventsXml.ReadResponse(xml));
    }

    // Proxies and a platform that cannot commit answer without a signature: no word on the batch either way.
    private static UplinkAnswer.Failed OfStatus(HttpResponseMessage response, int status)
    {
        var wait = response.Headers.RetryAfter?.Delta;
        return new UplinkAnswer.Failed($"HTTP {status} {response.ReasonPhrase}", Doubted: false, wait);
    }
}

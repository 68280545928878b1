using System.Buffers;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Soap;

namespace UrbGrade.Tests.DataPath;

/// <summary>A gateway in small: sends one local day of its meter after the other, and each of them again until its receipt is there.
/// A long run goes on with a further meter before its days reach the future.</summary>
internal sealed class PersistentSender(string meter, X509Certificate2 gateway, X509Certificate2 server, Func<Task<Uri>> address) : IDisposable
{
    /// <summary>Days of one meter, from the first of 2015.</summary>
    public const int DaysOfMeter = 4_000;

    /// <summary>Midnight of 2015-01-01 in central European time.</summary>
    private static readonly DateTimeOffset FirstDay = new(2014, 12, 31, 23, 0, 0, TimeSpan.Zero);

    private readonly SoapSigner signer = new(gateway, TimeProvider.System);
    private readonly SoapVerifier answers = new(
        new PinnedCertificateTrust([server], "localhost"), new InMemoryReplayGuard(),
        new SoapSecurityPolicy { AcceptsSignatureConfirmation = true }, TimeProvider.System);

    private readonly HttpClient client = new(new SocketsHttpHandler
    {
        SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, _) => server.Equals(certificate) },
    })
    { Timeout = TimeSpan.FromSeconds(20) };

    /// <summary>The meters whose days have an answer, in their order.</summary>
    public IEnumerable<string> Meters => Receipts.Chunk(DaysOfMeter).Select((_, index) => MeterOf(index));

    /// <summary>Receipts, by day from 0.</summary>
    public List<AggregationReceipt> Receipts { get; } = [];

    /// <summary>Requests that got no receipt.</summary>
    public int Unanswered { get; private set; }

    /// <summary>The energy of one hour; no two hours in a row are alike.</summary>
    public static double Energy(int day, int hour) => 1 + (day * 24 + hour) % 97 / 8.0;

    /// <summary>Sends until it is told to stop, and then finishes the day at hand.</summary>
    public async Task Run(CancellationToken stop, CancellationToken cancellation)
    {
        for (var day = 0; !stop.IsCancellationRequested; day++)
        {
            await SendDay(day, cancellation);
        }
    }

    /// <summary>Sends one day until it is answered.</summary>
    public async Task SendDay(int day, CancellationToken cancellation) => Receipts.Add(await SendUntilAnswered(Body(day), cancellation));

    public void Dispose()
    {
        signer.Dispose();
        client.Dispose();
    }

    private string MeterOf(int index) => index == 0 ? meter : $"{meter}-{index + 1}";

    private async Task<AggregationReceipt> SendUntilAnswered(ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                if (await Send(body, cancellation) is { } receipt)
                {
                    return receipt;
                }
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException or InvalidOperationException
                || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
            {
                // The platform was killed or is only starting.
            }

            Unanswered++;
            await Task.Delay(50, cancellation);
        }
    }

    private async Task<AggregationReceipt?> Send(ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        var envelope = new ArrayBufferWriter<byte>();
        var signature = signer.SignRequest(envelope, body.Span);
        using var content = new ReadOnlyMemoryContent(envelope.WrittenMemory);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("text/xml; charset=utf-8");
        using var answer = await client.PostAsync(await address(), content, cancellation);
        if (!answer.IsSuccessStatusCode)
        {
            return null;
        }

        var verified = answers.Verify(await answer.Content.ReadAsByteArrayAsync(cancellation));
        verified.RequireConfirmationOf(signature);
        using var reader = verified.OpenBody();
        return ReceiptXml.Read(reader);
    }

    private ReadOnlyMemory<byte> Body(int day)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new AggregationRequestWriter(output);
        writer.Start();
        for (var hour = 0; hour < 24; hour++)
        {
            var start = FirstDay.AddDays(day % DaysOfMeter).AddHours(hour);
            writer.StartMessage(new MessageHead(start.AddHours(1), "001", "0.0.1", MeterOf(day / DaysOfMeter)));
            writer.Field("measure_timestamp_start", start);
            writer.Field("measure_timestamp_end", start.AddHours(1));
            writer.Field("energy_measure", Energy(day, hour).ToString(CultureInfo.InvariantCulture));
            writer.EndMessage();
        }

        writer.End("20");
        return output.WrittenMemory;
    }
}

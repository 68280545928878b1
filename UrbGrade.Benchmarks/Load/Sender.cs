using System.Buffers;
using System.Diagnostics;
using System.Threading.Channels;
using UrbGrade.Bus.Soap;

namespace UrbGrade.Benchmarks.Load;

/// <summary>Sends signed requests over several connections at once.</summary>
internal sealed class Sender(PlatformClient client, int connections)
{
    private const int CheckEvery = 50;

    /// <summary>Signs bodies now, so that signing is no part of what is measured later.</summary>
    public static List<SignedBatch> Sign(SoapSigner signer, IEnumerable<(ReadOnlyMemory<byte> Body, int Messages)> bodies)
    {
        var signed = new List<SignedBatch>();
        foreach (var (body, messages) in bodies)
            signed.Add(Sign(signer, body, messages));
        return signed;
    }

    /// <summary>Sends what was signed before.</summary>
    /// <returns>Milliseconds from request to receipt, in no order.</returns>
    public async Task<IReadOnlyList<double>> SendAsync(IReadOnlyList<SignedBatch> requests, CancellationToken cancellation)
    {
        var times = new double[requests.Count];
        var next = -1;
        await RunAsync(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i < requests.Count; i = Interlocked.Increment(ref next))
            {
                var watch = Stopwatch.GetTimestamp();
                await client.SendAsync(requests[i].Envelope, requests[i].Messages, i % CheckEvery == 0, cancellation);
                times[i] = Stopwatch.GetElapsedTime(watch).TotalMilliseconds;
            }
        });
        return times;
    }

    /// <summary>Composes, signs and sends as it goes, a few requests ahead.</summary>
    public async Task StreamAsync(
        SoapSigner signer, IEnumerable<(ReadOnlyMemory<byte> Body, int Messages)> bodies, Action<int> sent, CancellationToken cancellation)
    {
        var ahead = Channel.CreateBounded<SignedBatch>(2 * connections);
        var composing = Task.Run(
            async () =>
            {
                try
                {
                    foreach (var (body, messages) in bodies)
                        await ahead.Writer.WriteAsync(Sign(signer, body, messages), cancellation);
                }
                finally
                {
                    ahead.Writer.Complete();
                }
            },
            cancellation);
        var count = 0;
        await RunAsync(async () =>
        {
            await foreach (var request in ahead.Reader.ReadAllAsync(cancellation))
            {
                await client.SendAsync(request.Envelope, request.Messages, Interlocked.Increment(ref count) % CheckEvery == 0, cancellation);
                sent(request.Messages);
            }
        });
        await composing;
    }

    private static SignedBatch Sign(SoapSigner signer, ReadOnlyMemory<byte> body, int messages)
    {
        var envelope = new ArrayBufferWriter<byte>(body.Length + 8192);
        signer.SignRequest(envelope, body.Span);
        return new SignedBatch(envelope.WrittenMemory, messages);
    }

    private Task RunAsync(Func<Task> lane) => Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(lane)));
}

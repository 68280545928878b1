using System.Buffers.Binary;
using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using UrbGrade.Bus.Soap;
using UrbGrade.Modules.Aggregation.Pipeline;

namespace UrbGrade.Modules.Aggregation.Refusals;

/// <summary>Refuses at once the signatures that this process has seen. The database refuses those of earlier runs and of other
/// processes, in the transaction that would store them.</summary>
internal sealed class ReplayGuard(IOptions<AggregationOptions> options) : IReplayGuard
{
    private readonly ConcurrentDictionary<SignatureKey, long> seen = new();
    private readonly PriorityQueue<SignatureKey, long> byExpiry = new();
    private readonly Lock expiring = new();

    /// <summary>Signatures remembered.</summary>
    public int Count => byExpiry.Count;

    public bool TryAdmit(ReadOnlySpan<byte> key, DateTimeOffset until, DateTimeOffset now)
    {
        var signature = SignatureKey.Of(key);
        lock (expiring)
        {
            while (byExpiry.TryPeek(out var oldest, out var expiry) && expiry < now.UtcTicks)
            {
                byExpiry.Dequeue();
                seen.TryRemove(oldest, out _);
            }

            if (byExpiry.Count >= options.Value.MostSignatures)
            {
                throw SoapFaults.Server($"The replay guard holds its {options.Value.MostSignatures} signatures");
            }

            if (!seen.TryAdd(signature, until.UtcTicks))
            {
                return false;
            }

            byExpiry.Enqueue(signature, until.UtcTicks);
            return true;
        }
    }

    /// <summary>Lets a signature come again, because nothing became of its request.</summary>
    public void Forget(SignedRequest? request)
    {
        if (request is not null)
        {
            seen.TryRemove(SignatureKey.Of(request.Envelope.ReplayKey), out _);
        }
    }

    private readonly record struct SignatureKey(ulong A, ulong B, ulong C, ulong D)
    {
        public static SignatureKey Of(ReadOnlySpan<byte> hash) => new(
            BinaryPrimitives.ReadUInt64LittleEndian(hash), BinaryPrimitives.ReadUInt64LittleEndian(hash[8..]),
            BinaryPrimitives.ReadUInt64LittleEndian(hash[16..]), BinaryPrimitives.ReadUInt64LittleEndian(hash[24..]));
    }
}

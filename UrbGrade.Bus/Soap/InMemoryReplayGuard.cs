using System.Buffers.Binary;

namespace UrbGrade.Bus.Soap;

/// <summary>Remembers signatures in memory until they expire. Bounded: when it is full it refuses, rather than forget one.</summary>
/// <remarks>The capacity has to hold what arrives within a signature's lifetime. What was admitted before a restart, or on another
/// node, is brought in through <see cref="TryAdmit"/> from where it was stored.</remarks>
public sealed class InMemoryReplayGuard(int capacity = 1_000_000) : IReplayGuard
{
    private readonly Lock gate = new();
    private readonly HashSet<Key> seen = [];
    private readonly PriorityQueue<Key, long> byExpiry = new();

    /// <summary>Signatures remembered.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return seen.Count;
        }
    }

    /// <inheritdoc/>
    public bool TryAdmit(ReadOnlySpan<byte> key, DateTimeOffset until, DateTimeOffset now)
    {
        var signature = Key.Of(key);
        lock (gate)
        {
            while (byExpiry.TryPeek(out var oldest, out var expiry) && expiry < now.UtcTicks)
            {
                byExpiry.Dequeue();
                seen.Remove(oldest);
            }

            if (seen.Contains(signature))
                return false;
            if (seen.Count >= capacity)
                throw SoapFaults.Server($"The replay guard holds its {capacity} signatures");
            seen.Add(signature);
            byExpiry.Enqueue(signature, until.UtcTicks);
            return true;
        }
    }

    private readonly record struct Key(ulong A, ulong B, ulong C, ulong D)
    {
        public static Key Of(ReadOnlySpan<byte> bytes) => bytes.Length == 32
            ? new Key(
                BinaryPrimitives.ReadUInt64LittleEndian(bytes),
                BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]),
                BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]),
                BinaryPrimitives.ReadUInt64LittleEndian(bytes[24..]))
            : throw new ArgumentException("A key is a SHA-256 hash of 32 bytes.", nameof(bytes));
    }
}

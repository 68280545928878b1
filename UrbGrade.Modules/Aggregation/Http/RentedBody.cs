using System.Buffers;

namespace UrbGrade.Modules.Aggregation.Http;

/// <summary>A request's bytes in a rented array, until it is disposed.</summary>
internal sealed class RentedBody(Action<int> giveBack) : IDisposable
{
    private byte[] array = [];
    private int counted;

    /// <summary>Bytes read.</summary>
    public int Length { get; private set; }

    /// <summary>What was read.</summary>
    public ReadOnlyMemory<byte> Bytes => array.AsMemory(0, Length);

    /// <summary>Where to read to next.</summary>
    public Memory<byte> Free => array.AsMemory(Length);

    /// <summary>Notes what was read to <see cref="Free"/>.</summary>
    public void Advance(int read) => Length += read;

    /// <summary>Grows to <paramref name="size"/> bytes at least.</summary>
    /// <param name="count">Takes bytes from the common budget; false when there are not enough.</param>
    public bool TryGrow(int size, Func<int, bool> count)
    {
        var larger = ArrayPool<byte>.Shared.Rent(size);
        if (!count(larger.Length - counted))
        {
            ArrayPool<byte>.Shared.Return(larger);
            return false;
        }

        counted = larger.Length;
        Bytes.CopyTo(larger);
        Return();
        array = larger;
        return true;
    }

    public void Dispose()
    {
        Return();
        giveBack(counted);
        (array, Length, counted) = ([], 0, 0);
    }

    private void Return()
    {
        if (array.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(array);
        }
    }
}

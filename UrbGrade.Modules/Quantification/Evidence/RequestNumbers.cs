using System.Collections;

namespace UrbGrade.Modules.Quantification.Evidence;

/// <summary>Numbers of requests, of which there may be millions: they lie close together, and one bit holds each.</summary>
internal sealed class RequestNumbers
{
    private const int Bits = 12;
    private const int OfPage = 1 << Bits;

    private readonly Dictionary<long, BitArray> pages = [];

    public bool IsEmpty => pages.Count == 0;

    public void Add(long number)
    {
        if (!pages.TryGetValue(number >> Bits, out var page))
        {
            pages.Add(number >> Bits, page = new BitArray(OfPage));
        }

        page[(int)(number & (OfPage - 1))] = true;
    }

    public bool Contains(long number) => pages.TryGetValue(number >> Bits, out var page) && page[(int)(number & (OfPage - 1))];

    public IEnumerable<long> InOrder() => pages.Keys.Order().SelectMany(page => Enumerable.Range(0, OfPage).Select(at => (page << Bits) + at)).Where(Contains);
}

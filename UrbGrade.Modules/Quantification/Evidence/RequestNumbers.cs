using System.Collections;

namespace UrbGrade.Modules.Quantification.Evidence;

/// <summary>Numbers of requests, of which there may be millions: they lie close together, and one bit holds each.</summary>
internal sealed class RequestNumbers
{
    private const int Bits = 12;
    private const int OfPage = 1 << Bits;

    /// <summary>More than a thousand million numbers that lie close together.</summary>
    private const int MostPages = 1 << 18;

    private readonly Dictionary<long, BitArray> pages = [];

    public bool IsEmpty => pages.Count == 0;

    /// <exception cref="InvalidDataException">The numbers lie further apart than those of any platform.</exception>
    public void Add(long number)
    {
        if (!pages.TryGetValue(number >> Bits, out var page))
        {
            if (pages.Count == MostPages)
            {
                throw new InvalidDataException("The numbers of the requests lie further apart than those of any platform.");
            }

            pages.Add(number >> Bits, page = new BitArray(OfPage));
        }

        page[(int)(number & (OfPage - 1))] = true;
    }

    public bool Contains(long number) => pages.TryGetValue(number >> Bits, out var page) && page[(int)(number & (OfPage - 1))];

    public IEnumerable<long> InOrder() => pages.Keys.Order().SelectMany(page => Enumerable.Range(0, OfPage).Select(at => (page << Bits) + at)).Where(Contains);
}

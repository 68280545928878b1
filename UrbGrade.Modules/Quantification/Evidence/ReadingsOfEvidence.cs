using System.Runtime.InteropServices;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Quantification.Evidence;

/// <summary>The readings of an evidence as the store would tell them: those asked for and their neighbours on both sides.</summary>
internal sealed class ReadingsOfEvidence(ReadingShelf shelf) : IReadingSource
{
    /// <summary>What is asked for next is mostly of the same asset.</summary>
    private const int MostInMemory = 500_000;

    private readonly Dictionary<int, List<StoredReading>> series = [];
    private int inMemory;

    public ReadOnlySpan<StoredReading> ReadFor(int seriesId, SeriesKind kind, long from, long to, long longest = 0)
    {
        var all = Of(seriesId);
        if (all.Count == 0)
        {
            return [];
        }

        var (before, after) = kind == SeriesKind.Register ? (HourlySeries.RegisterMarginBefore, HourlySeries.RegisterMargin)
            : UsualSpacing.Tells(CollectionsMarshal.AsSpan(all), kind) ? (HourlySeries.HoldMargin, HourlySeries.HoldMargin) : (0, 0);
        var first = all.FindIndex(reading => reading.Start >= from - before);
        first = first < 0 ? all.Count - 1 : Math.Max(0, first - 1);
        var last = all.FindIndex(reading => reading.Start >= to + after);
        last = last < 0 ? all.Count - 1 : last;
        var near = CollectionsMarshal.AsSpan(all)[first..(last + 1)];
        if (kind == SeriesKind.Register)
        {
            var lacking = RegisterSpread.Lacking(near);
            return CollectionsMarshal.AsSpan(all)[Math.Max(0, first - lacking.Before)..Math.Min(all.Count, last + 1 + lacking.After)];
        }

        if (kind != SeriesKind.Interval || LongIntervals.Before(near, from, to, longest) is not var (begin, end, endAfter))
        {
            return near;
        }

        return all.Where(reading => reading.Start >= begin && reading.Start < end && reading.End > endAfter).Concat(near.ToArray()).ToArray();
    }

    private List<StoredReading> Of(int seriesId)
    {
        if (series.TryGetValue(seriesId, out var all))
        {
            return all;
        }

        if (inMemory > MostInMemory)
        {
            series.Clear();
            inMemory = 0;
        }

        all = [.. shelf.Of(seriesId).OrderBy(reading => reading.Start).Select(reading => reading.Stored)];
        inMemory += all.Count;
        series.Add(seriesId, all);
        return all;
    }

    public List<CheckedValue> ReadChecked(int seriesId, long from, long to) => [];
}

using System.Runtime.InteropServices;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Quantification.Evidence;

/// <summary>The readings of an evidence as the store would tell them: those asked for and their neighbours on both sides.</summary>
internal sealed class ReadingsOfEvidence(IEnumerable<EvidenceReading> readings) : IReadingSource
{
    private readonly Dictionary<int, List<StoredReading>> series = readings.GroupBy(reading => reading.Series)
        .ToDictionary(group => group.Key, group => group.OrderBy(reading => reading.Start).Select(reading => reading.Stored).ToList());

    public ReadOnlySpan<StoredReading> ReadFor(int seriesId, SeriesKind kind, long from, long to)
    {
        if (!series.TryGetValue(seriesId, out var all))
        {
            return [];
        }

        var margin = kind == SeriesKind.Register ? HourlySeries.RegisterMargin : 0;
        var first = all.FindIndex(reading => reading.Start >= from - margin);
        first = first < 0 ? all.Count - 1 : Math.Max(0, first - 1);
        var last = all.FindIndex(reading => reading.Start >= to + margin);
        last = last < 0 ? all.Count - 1 : last;
        return CollectionsMarshal.AsSpan(all)[first..(last + 1)];
    }

    public List<CheckedValue> ReadChecked(int seriesId, long from, long to) => [];
}

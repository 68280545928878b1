using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Decoding;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>The readings of a request in the order in which the store takes them fastest.</summary>
/// <param name="Targets">Series, those that exist first and by id.</param>
/// <param name="Readings">By series and start.</param>
/// <param name="WithoutMeter">Values left out because their meter is not registered any more.</param>
/// <param name="Deleted">Values left out because those of their time were deleted: by the tenant's retention, or with a person.</param>
internal sealed record RequestReadings(IReadOnlyList<SeriesTarget> Targets, NewReading[] Readings, int WithoutMeter, int Deleted)
{
    /// <summary>Finds meter and series of each decoded value and sorts them.</summary>
    /// <param name="from">Values of before are left out.</param>
    public static RequestReadings From(DecodedRequest decoded, TenantSeries known, int tenantId, long rawRequestId, DateTimeOffset? from)
    {
        var targets = new List<(SeriesTarget Target, int Decoded)>(decoded.Series.Count);
        for (var i = 0; i < decoded.Series.Count; i++)
        {
            var key = decoded.Series[i];
            if (known.FindMeter(key.Source) is { } meter)
            {
                var shares = key.Quantity is Quantities.Energy or Quantities.Power && known.HasOtherMeters(meter);
                targets.Add((new SeriesTarget(key, meter, known.Find(meter.Id, key.Quantity)?.Id ?? 0, shares), i));
            }
        }

        targets.Sort((a, b) => Rank(a.Target).CompareTo(Rank(b.Target)));
        var places = new int[decoded.Series.Count];
        Array.Fill(places, -1);
        for (var i = 0; i < targets.Count; i++)
        {
            places[targets[i].Decoded] = i;
        }

        return Sorted(
            [.. targets.Select(t => t.Target)], decoded.Readings, places, tenantId, rawRequestId, from?.ToUnixTimeMilliseconds() ?? long.MinValue);
    }

    /// <summary>Whether every meter and series was found.</summary>
    public bool IsComplete => WithoutMeter == 0 && Targets.All(t => t.SeriesId > 0);

    private static RequestReadings Sorted(
        SeriesTarget[] targets, IReadOnlyList<DecodedReading> decoded, int[] places, int tenantId, long rawRequestId, long from)
    {
        var keys = new long[decoded.Count];
        var readings = new NewReading[decoded.Count];
        var (used, deleted) = (0, 0);
        foreach (var reading in decoded)
        {
            var place = places[reading.Series];
            if (place >= 0 && (reading.Start < from || targets[place].Meter.IsErased(reading.Start)))
            {
                deleted++;
            }
            else if (place >= 0)
            {
                keys[used] = ((long)place << 42) + reading.Start;
                readings[used++] = new NewReading(
                    place, 0, reading.Start, reading.End, tenantId, reading.Value, rawRequestId, reading.MessageIndex, reading.Quality);
            }
        }

        Array.Sort(keys, readings, 0, used);
        KeepOrder(keys.AsSpan(0, used), readings);
        Array.Resize(ref readings, used);
        return new RequestReadings(targets, readings, decoded.Count - used - deleted, deleted);
    }

    /// <summary>What a request says twice of an interval stays in the order of its messages, so that the last one counts, as with corrections.</summary>
    private static void KeepOrder(ReadOnlySpan<long> keys, NewReading[] readings)
    {
        for (var i = 1; i < keys.Length; i++)
        {
            var first = i - 1;
            while (i < keys.Length && keys[i] == keys[first])
            {
                i++;
            }

            if (i > first + 1)
            {
                readings.AsSpan(first, i - first).Sort((one, other) => one.MessageIndex.CompareTo(other.MessageIndex));
            }
        }
    }

    private static long Rank(SeriesTarget target) => target.SeriesId > 0 ? target.SeriesId : long.MaxValue;
}

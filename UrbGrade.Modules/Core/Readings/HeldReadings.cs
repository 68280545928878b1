namespace UrbGrade.Modules.Core.Readings;

/// <summary>For how long readings of a series hold, as its hours are put together from them.</summary>
internal static class HeldReadings
{
    /// <summary>Each reading with the end up to which it holds, multiplied as it was customary at its start; of two that overlap the newer one.</summary>
    /// <param name="readings">In order of start.</param>
    /// <param name="settings">How the meter is to be read, in order of their instants.</param>
    public static List<StoredReading> Of(ReadOnlySpan<StoredReading> readings, IReadOnlyList<RegisterSetting> settings)
    {
        var single = OverlappingReadings.Resolve(settings.Count > 0 ? HourlySeries.Multiplied(readings, settings) : readings);
        var spacing = new UsualSpacing(single);
        var held = new List<StoredReading>(single.Length);
        for (var i = 0; i < single.Length; i++)
        {
            held.Add(single[i].End > single[i].Start ? single[i] : single[i] with { End = EndOf(single, i, spacing.At(i)) });
        }

        return held;
    }

    /// <summary>A value without an end holds until the next one, but not over a missing one.</summary>
    /// <param name="usual">The usual spacing around it, milliseconds.</param>
    public static long EndOf(ReadOnlySpan<StoredReading> readings, int index, long usual)
    {
        var start = readings[index].Start;
        return index + 1 < readings.Length && readings[index + 1].Start - start < usual * 3 / 2 ? readings[index + 1].Start : start + usual;
    }
}

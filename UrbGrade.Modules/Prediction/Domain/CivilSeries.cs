namespace UrbGrade.Modules.Prediction.Domain;

/// <summary>Values on the site's clock: every local day has the same number of slots, so that "the same hour last week" is always the same number of
/// slots away. A skipped hour is missing, a doubled one is averaged (see <see cref="CivilFold"/>).</summary>
/// <param name="firstDay">Local day of slot 0.</param>
/// <param name="slotsPerDay">24 for hours, 48 for half-hours, 1 for days.</param>
/// <param name="values">One for each slot, from the first day's midnight on; NaN where missing. The last day may be unfinished.</param>
internal sealed class CivilSeries(DateOnly firstDay, int slotsPerDay, double[] values)
{
    public DateOnly FirstDay => firstDay;

    public int SlotsPerDay => slotsPerDay;

    public int SlotsPerWeek => 7 * slotsPerDay;

    public double[] Values => values;

    public int Length => values.Length;

    public DateOnly DayOf(int slot) => firstDay.AddDays(slot / slotsPerDay);

    /// <summary>Slot of the week, 0 at midnight before Monday.</summary>
    public int SlotOfWeek(int slot) => (((((int)firstDay.DayOfWeek + 6) % 7) * slotsPerDay) + slot) % SlotsPerWeek;

    /// <summary>The same slots, cut off before one of them.</summary>
    public ReadOnlySpan<double> Before(int slot) => values.AsSpan(0, slot);
}

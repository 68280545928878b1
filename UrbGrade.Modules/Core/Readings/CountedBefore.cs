namespace UrbGrade.Modules.Core.Readings;

/// <summary>Hours of a meter that was known by its counter before it delivered hours: up to the first of them they are what the counter tells, from then on
/// what is delivered. When that is depends on the stored readings alone, so that the outcome depends on what was sent and not on what came first.</summary>
internal static class CountedBefore
{
    /// <summary>Lays what a counter tells over the hours before those that are delivered. The one in which these begin
    /// is the counter's where it knows as much of it.</summary>
    /// <param name="counted">Of the counter, as many.</param>
    /// <param name="begins">Start of the first reading of those that are delivered, milliseconds since 1970-01-01T00:00:00Z; the end of time for none.</param>
    /// <param name="start">When the first hour begins.</param>
    public static void Lay(ReadOnlySpan<HourValue> counted, long begins, long start, Span<HourValue> hours)
    {
        for (var i = 0; i < hours.Length && start + (i * LocalCalendar.Hour) < begins; i++)
        {
            if (counted[i].Adds && counted[i].State >= hours[i].State)
            {
                hours[i] = counted[i];
            }
        }
    }
}

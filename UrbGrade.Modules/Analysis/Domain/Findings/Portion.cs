namespace UrbGrade.Modules.Analysis.Domain.Findings;

/// <summary>What one request brought of a series. Times are milliseconds since 1970-01-01T00:00:00Z.</summary>
/// <param name="Last">Start of its newest reading.</param>
internal readonly record struct Portion(long ReceivedAt, long Last)
{
    /// <summary>How far the newest reading lay back at most when newer ones came; null while none came after others.</summary>
    public static long? BehindOf(IEnumerable<Portion> portions)
    {
        long? behind = null;
        long? newest = null;
        foreach (var portion in portions.OrderBy(portion => portion.ReceivedAt).ThenBy(portion => portion.Last))
        {
            if (newest is { } known && portion.Last > known)
            {
                behind = Math.Max(behind ?? 0, portion.ReceivedAt - known);
            }

            newest = Math.Max(newest ?? portion.Last, portion.Last);
        }

        return behind;
    }
}

namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>Orders what several requests said of one interval by request, whichever was processed first.</summary>
/// <remarks>
/// Repetitions of a value are kept as the first and the last request of a run. A late older request that falls inside
/// such a run and says otherwise splits it: the current value stays what the newest request said, in any order of work.
/// </remarks>
internal static class ReadingHistory
{
    /// <summary>Takes in one more value.</summary>
    /// <param name="runs">Oldest first, the last one is current; never empty. Changed in place.</param>
    /// <param name="received">A run of one request.</param>
    /// <param name="now">When it is processed.</param>
    public static ReadingOutcome Receive(List<ReadingRun> runs, ReadingRun received, DateTimeOffset now)
    {
        var request = received.FirstRequestId;
        var before = runs.FindLastIndex(run => run.FirstRequestId <= request);
        if (before >= 0 && runs[before].Agrees(received))
        {
            runs[before] = runs[before] with { LastRequestId = Math.Max(runs[before].LastRequestId, request) };
            return ReadingOutcome.Unchanged;
        }

        if (before >= 0 && request < runs[before].LastRequestId)
        {
            Split(runs, before, received, now);
            return ReadingOutcome.Superseded;
        }

        var place = before + 1;
        if (place == runs.Count)
        {
            runs[^1] = runs[^1] with { ReplacedAt = now };
            runs.Add(received);
            return ReadingOutcome.Revised;
        }

        if (runs[place].Agrees(received))
        {
            runs[place] = runs[place] with { FirstRequestId = request, MessageIndex = received.MessageIndex };
            return ReadingOutcome.Unchanged;
        }

        runs.Insert(place, received with { ReplacedAt = now });
        return ReadingOutcome.Superseded;
    }

    private static void Split(List<ReadingRun> runs, int index, ReadingRun received, DateTimeOffset now)
    {
        var run = runs[index];
        runs[index] = run with { LastRequestId = run.FirstRequestId, ReplacedAt = now };
        runs.Insert(index + 1, received with { ReplacedAt = now });
        runs.Insert(index + 2, run with { FirstRequestId = run.LastRequestId });
    }
}

namespace UrbGrade.Bus.Validation;

/// <summary>Rule 2: of several reads at one stamp the first counts. Equal ones are dropped in silence but for a note, others with their value.</summary>
internal static class DuplicateReads
{
    /// <param name="reads">In order of time; reads of one stamp in order of arrival.</param>
    public static List<RegisterRead> Remove(IReadOnlyList<RegisterRead> reads, ICollection<VecFinding> findings)
    {
        var kept = new List<RegisterRead>(reads.Count);
        foreach (var read in reads)
        {
            if (kept.Count == 0 || kept[^1].At != read.At)
                kept.Add(read);
            else
                findings.Add(new VecFinding(VecRule.Duplicate, read.At, read.At, kept[^1].Value.Equals(read.Value)
                    ? "The same state was delivered twice"
                    : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{read.Value} was delivered after {kept[^1].Value}; the first counts")));
        }

        return kept;
    }
}

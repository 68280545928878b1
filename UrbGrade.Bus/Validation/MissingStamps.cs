using NodaTime;

namespace UrbGrade.Bus.Validation;

/// <summary>Rule 3: stamps of the grid at which something should have come and did not.</summary>
internal static class MissingStamps
{
    /// <param name="stamps">In order of time, each once.</param>
    public static void Find(IEnumerable<Instant> stamps, Duration step, ICollection<VecFinding> findings)
    {
        Instant? last = null;
        foreach (var at in stamps)
        {
            if (last is { } before && at - before >= step * 1.5)
            {
                var missing = (int)Math.Round((at - before) / step) - 1;
                findings.Add(new VecFinding(VecRule.Gap, before + step, before + (step * missing), $"{missing} stamps are missing"));
            }

            last = at;
        }
    }
}

using NodaTime;

namespace UrbGrade.Gateway.Collect.Sources;

/// <summary>What came of asking a source for a time that is over.</summary>
/// <param name="Files">Files dropped; null when the source cannot be asked again or failed.</param>
/// <param name="Problem">Why nothing came; null when it did what it was asked.</param>
/// <param name="IsAway">Whether it could be asked at another time.</param>
internal sealed record Recollected(string Source, int? Files, string? Problem, bool IsAway = false);

/// <summary>Asks the sources that can be asked for a range again; their ledger sorts out what was known.</summary>
internal sealed class Recollection(OpenSources sources)
{
    /// <param name="only">One source; null for all that can.</param>
    public async Task<IReadOnlyList<Recollected>> AskAsync(Interval range, string? only, CancellationToken cancellation)
    {
        var answers = new List<Recollected>();
        foreach (var open in sources.All.Where(source => only is null || source.Id == only))
        {
            var (id, source) = (open.Id, open.Source);
            if (source is not IRereadingSource rereading)
            {
                answers.Add(new Recollected(id, null, "cannot be asked for a time that is over; let the site deliver the files again"));
                continue;
            }

            try
            {
                answers.Add(new Recollected(id, await rereading.RereadAsync(range, cancellation), null));
            }
            catch (Exception failure) when (!cancellation.IsCancellationRequested)
            {
                // One source that is away must not keep the others from being asked.
                answers.Add(new Recollected(id, null, failure.Message, IsAway: true));
            }
        }

        return answers;
    }
}

using UrbGrade.Bus.Contracts.Core;

namespace UrbGrade.Web.Operations;

/// <summary>Notices when work that was let try again has come to its end, so that it is told once.</summary>
internal sealed class RetryWatch
{
    private readonly HashSet<string> underWay = [];

    /// <returns>Those that ended since the last look.</returns>
    public IReadOnlyList<WorkRetry> Look(IReadOnlyList<WorkRetry> retries)
    {
        underWay.UnionWith(retries.Where(retry => !retry.IsOver).Select(retry => retry.Id));
        List<WorkRetry> ended = [.. retries.Where(retry => retry.IsOver && underWay.Remove(retry.Id))];
        // Whatever is listed no longer will not be told of.
        underWay.IntersectWith(retries.Select(retry => retry.Id));
        return ended;
    }
}

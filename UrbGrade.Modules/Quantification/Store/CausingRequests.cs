namespace UrbGrade.Modules.Quantification.Store;

/// <summary>The requests that corrected what a figure stands on.</summary>
/// <param name="Named">The last ones, the newest first; at least one and at most <see cref="Most"/>.</param>
/// <param name="More">How many others did.</param>
internal sealed record CausingRequests(IReadOnlyList<long> Named, int More)
{
    /// <summary>As many as a sentence holds.</summary>
    public const int Most = 8;

    /// <summary>One request alone.</summary>
    public static CausingRequests Of(long request) => new([request], 0);

    /// <summary>Some of them; null for none.</summary>
    /// <param name="requests">The newest first, each as often as it may be.</param>
    public static CausingRequests? Of(IEnumerable<long> requests)
    {
        List<long> all = [.. requests.Distinct()];
        if (all.Count > 1)
        {
            // A fact or a limit is no request.
            all.Remove(0);
        }

        return all.Count == 0 ? null : new CausingRequests([.. all.Take(Most)], Math.Max(all.Count - Most, 0));
    }
}

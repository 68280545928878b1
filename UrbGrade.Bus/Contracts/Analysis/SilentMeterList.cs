namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>One page of the silent meters of a tenant.</summary>
/// <param name="Meters">The longest silent first, at most <see cref="PageLength"/>.</param>
/// <param name="Silent">On all pages.</param>
/// <param name="Known">Meters that are expected to send, the silent ones among them.</param>
/// <param name="Page">From 1.</param>
/// <param name="Pages">At least 1.</param>
/// <param name="Sites">All of the tenant, by name, with how many of each are silent.</param>
public sealed record SilentMeterList(
    IReadOnlyList<SilentMeter> Meters, int Silent, int Known, int Page, int Pages, IReadOnlyList<SilentSite> Sites)
{
    /// <summary>Meters of one page.</summary>
    public const int PageLength = 50;

    /// <summary>Batches that wait at a gateway that still sends what it has to make up for, of several the most: no meter of such a site
    /// counts as silent. 0 where nothing is known to be on its way.</summary>
    public int Waiting { get; init; }
}

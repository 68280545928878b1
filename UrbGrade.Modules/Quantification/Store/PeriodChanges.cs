using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Compares computed KPIs of periods with the stored ones and collects what differs.</summary>
/// <param name="now">Milliseconds since 1970-01-01T00:00:00Z.</param>
internal sealed class PeriodChanges(long now)
{
    private readonly HashSet<PeriodKpiKey> seen = [];

    /// <summary>KPIs to write: new ones, those that differ from what is stored, and those that are no more.</summary>
    public List<PeriodKpiEntry> Entries { get; } = [];

    /// <summary>What a correction replaced.</summary>
    public List<PeriodKpiCorrectionRow> Corrections { get; } = [];

    /// <summary>Compares one period of one scope or several. A week of two years comes with both, and counts once.</summary>
    /// <param name="stored">At least those that were computed, as far as they are stored.</param>
    /// <param name="ending">Stored ones that lose their value unless they were computed again: an input is gone, such as a fact that was taken back.</param>
    /// <param name="cause">Why one was.</param>
    public void Add(
        IReadOnlyDictionary<PeriodKpiKey, PeriodKpiEntry> stored, IEnumerable<PeriodKpiEntry> computed, IEnumerable<PeriodKpiEntry> ending, Func<PeriodKpiEntry, PeriodCause> cause)
    {
        foreach (var entry in computed)
        {
            if (seen.Add(entry.Key))
            {
                Compare(stored.TryGetValue(entry.Key, out var before) ? before : null, entry, cause);
            }
        }

        foreach (var before in ending)
        {
            if (seen.Add(before.Key))
            {
                Compare(before, before with { Value = null, Status = KpiStatus.Insufficient, ComputedAt = now }, cause);
            }
        }
    }

    private void Compare(PeriodKpiEntry? before, PeriodKpiEntry entry, Func<PeriodKpiEntry, PeriodCause> cause)
    {
        if (before is { } stored && stored with { ComputedAt = entry.ComputedAt } == entry)
        {
            return;
        }

        Entries.Add(entry);
        if (before is { Value: { } was } shown && !was.Equals(entry.Value) && !PeriodKpiDefinitions.IsRank(entry.DefinitionId) && cause(entry).Replacing(shown) is { } requests)
        {
            Corrections.Add(new PeriodKpiCorrectionRow
            {
                TenantId = entry.TenantId,
                Resolution = entry.Resolution,
                PeriodStart = DateOnly.FromDayNumber(entry.PeriodStart),
                Scope = entry.Scope,
                ScopeId = entry.ScopeId,
                Medium = entry.Medium,
                DefinitionId = entry.DefinitionId,
                Was = was,
                Now = entry.Value,
                CorrectedAt = DateTimeOffset.FromUnixTimeMilliseconds(entry.ComputedAt),
                RawRequestId = requests.Named[0],
                OtherRequests = string.Join(' ', requests.Named.Skip(1)),
                MoreRequests = requests.More,
            });
        }
    }
}

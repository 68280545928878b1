using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;

namespace UrbGrade.Tests.Web.Fictional;

/// <summary>Limits of two meters, one of them written by a person, and of a large one.</summary>
internal sealed class FictionalLimits(FictionalDistrict district) : ISeriesLimits
{
    private static readonly SeriesLimitEntry[] All =
    [
        new("477", "energy", "kW.h", new DateOnly(2013, 10, 1), 12.5, 6.25, ZeroIsMissing: false, Estimates: true, IsByHand: false, "learned"),
        new("478", "energy", "kW.h", new DateOnly(2013, 9, 1), 40, null, ZeroIsMissing: true, Estimates: false, IsByHand: true, "fuse of 40 A"),
        new("479", "power", "W", new DateOnly(2013, 9, 1), 11_650.4, 9_870.2, ZeroIsMissing: false, Estimates: false, IsByHand: false, "learned"),
    ];

    public Task<IReadOnlyList<SeriesLimitEntry>> List(string? tenantCode, string? meter, int skip, int take, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<SeriesLimitEntry>>([.. Known(meter).Skip(skip).Take(take)]);

    public Task<int> Count(string? tenantCode, string? meter, CancellationToken cancellation) => Task.FromResult(Known(meter).Count());

    public Task<AdministrationResult> Set(string? tenantCode, SeriesLimitDraft draft, CancellationToken cancellation) =>
        Task.FromResult(draft.Reason == "wrong"
            ? new AdministrationResult(AdministrationOutcome.Invalid, new Refusal("Limit.SeriesUnknown", $"Meter '{draft.Source}' has no series '{draft.Quantity}'.")) : new AdministrationResult(AdministrationOutcome.Done));

    public Task<AdministrationResult> Learn(string? tenantCode, DateOnly? from, CancellationToken cancellation) =>
        Task.FromResult(new AdministrationResult(AdministrationOutcome.Done));

    public Task<int> Schedule(CancellationToken cancellation) => Task.FromResult(1);

    private IEnumerable<SeriesLimitEntry> Known(string? meter) => district.IsEmpty
        ? []
        : All.Concat(Enumerable.Range(1000, district.Copies).Select(copy => All[0] with { Source = $"477-{copy}" }))
            .Where(limit => limit.Source.Contains(meter ?? "", StringComparison.OrdinalIgnoreCase));
}

using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Tests.Web.Fictional;

/// <summary>One finding of each kind in the fictional district; nothing is found in an empty or a young one.</summary>
internal sealed class FictionalFindings(FictionalDistrict district) : IFindingQueries
{
    private static readonly DateTimeOffset Began = new(2019, 12, 20, 6, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, double> Numbers = new()
    {
        ["hours"] = 5, ["measured"] = 40, ["expected"] = 20, ["share"] = 0.25, ["days"] = 6, ["distance"] = 3, ["limit"] = 2, ["before"] = 1.2, ["now"] = 1.8, ["nights"] = 9,
        ["flow"] = 0.03, ["usual"] = 33, ["energy"] = 21, ["minutes"] = 45, ["clock"] = 1, ["watt"] = 310, ["worst"] = 201, ["after"] = 900, ["cause"] = 3, ["meters"] = 1, ["of"] = 1,
        ["lookedFrom"] = new DateOnly(2018, 11, 1).DayNumber, ["lookedLast"] = new DateOnly(2019, 12, 30).DayNumber, ["judgedFrom"] = new DateOnly(2019, 11, 26).DayNumber,
        ["lookedHours"] = 10_200, ["lookedLeftOut"] = 34, ["weather"] = 1,
    };

    private FindingState state;

    public Task<FindingList> List(FindingFilter filter, CancellationToken cancellation)
    {
        var items = district.IsEmpty || district.IsYoung ? [] : Enum.GetValues<FindingKind>().Select(Item)
            .Concat(Enumerable.Range(1000, district.Copies).Select(id => Item(FindingKind.BaseLoad) with { Id = id }))
            .Where(item => (filter.State is null || item.State == filter.State) && (filter.Kind is null || item.Kind == filter.Kind)).ToList();
        return Task.FromResult(new FindingList(
            [.. items.Skip((filter.Page - 1) * FindingList.PageSize).Take(FindingList.PageSize)], items.Count, items.Sum(item => item.Money ?? 0), "EUR",
            district.IsEmpty ? null : Began.AddDays(11), new DateOnly(2019, 12, 31),
            new Dictionary<string, int> { ["Judged"] = district.IsYoung ? 0 : 12, ["TooShort"] = 2 }));
    }

    public Task<FindingDetails?> Find(long id, CancellationToken cancellation) => Task.FromResult<FindingDetails?>(
        Enum.IsDefined((FindingKind)id)
            ? new FindingDetails(
                Item((FindingKind)id), "EUR", "kWh", [.. Enumerable.Range(0, 48).Select(hour => new FindingPoint(Began.AddHours(hour), hour == 7 ? null : hour % 24, 12))],
                [
                    new FindingTrace(Began.AddDays(1), "found", null, null, "2019-12-20T06:00Z/ 20"), new FindingTrace(Began.AddDays(2), "state", "command line (root)", "New", "Seen"),
                ],
                null, null, null, Began.AddDays(1), 1)
            : null);

    public Task<AdministrationResult> SetState(long id, FindingState state, string? note, CancellationToken cancellation)
    {
        this.state = state;
        return Task.FromResult(new AdministrationResult(AdministrationOutcome.Done));
    }

    public Task<IReadOnlyList<LearnedThreshold>> Learned(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<LearnedThreshold>>(
        district.IsEmpty ? [] : [new(FindingKind.BaseLoad, FindingScope.Series, 4, "The Blue Chair (477)", 2.5, 1, "staff@example.org", Began)]);

    public Task<AdministrationResult> Forget(FindingKind kind, FindingScope scope, int scopeId, CancellationToken cancellation) =>
        Task.FromResult(new AdministrationResult(AdministrationOutcome.Done));

    private static double? ExcessOf(FindingKind kind) => kind switch
    {
        FindingKind.UnusualShape or FindingKind.HeatReturn or FindingKind.Voltage or FindingKind.PowerFactor or FindingKind.Availability or FindingKind.Silence
            or FindingKind.Frozen or FindingKind.Swapped => null,
        FindingKind.LampsOut or FindingKind.Outage => -20,
        _ => 20,
    };

    private FindingItem Item(FindingKind kind) => new(
        (long)kind, kind, FindingScope.Series, "The Blue Chair (477)", 2, "Europe/Madrid", "simulated", Began, kind == FindingKind.Outage ? Began.AddHours(9) : null, 1.5, 0.9,
        ExcessOf(kind), kind == FindingKind.DayBurning ? 1234 : null, state, IsWithdrawn: false, Numbers) { Medium = "power" };
}

using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Tests.Web.Fictional;

/// <summary>Lamps that were dimmed, a decision that waits, and a shop that nobody understands.</summary>
internal sealed class FictionalSavings(FictionalDistrict district) : IInterventionQueries, IInterventions, IBaselineQueries, IUseSignatures, IPlanning
{
    private static readonly DateTimeOffset Now = new(2026, 3, 9, 4, 30, 0, TimeSpan.Zero);
    private static readonly DateOnly Changed = new(2025, 12, 15);

    private static readonly IReadOnlyList<InterventionEntry> Entries =
    [
        new(
            1, "Dimming in Txonta", MeasureKind.Dimming, InterventionState.Measured, "light", null, Changed, 4000, 9000, 8000, 10000, "Works department", null, "Txonta",
            [new InterventionAsset(2, "Cabinet Txonta 1", "lighting cabinet", 43.18, -2.47, [])],
            new SavingResult(
                SavingVerdict.AsPromised, new DateOnly(2026, 3, 9), 84, 9000, 6400, 300, 2500, 334, 452, 1, 0, [new SavingMonth(new DateOnly(2026, 1, 1), 31, 3300, 2350, 150, 122, 165)], Now),
            "staff@urbgrade.example", Now)
        {
            Earlier = new DoneWork(5, "New lamps in Txonta", new DateOnly(2025, 6, 2)), Later = new DoneWork(6, "Clocks in Txonta", new DateOnly(2026, 3, 9)),
        },
        new(
            2, "New roof of the school", MeasureKind.Insulation, InterventionState.Decided, "power", null, null, 12000, 4000, null, null, "School office", null, null,
            [new InterventionAsset(3, "School", "school", null, null, [new BaselineRefusal(BaselineRefusalReason.TooMuchScatter, 41, 25)])], null, "staff@urbgrade.example", Now),
    ];

    private IReadOnlyList<InterventionEntry> Shown => district.IsEmpty ? [] : Entries;

    public Task<IReadOnlyList<InterventionEntry>> List(CancellationToken cancellation) => Task.FromResult(Shown);

    public Task<IReadOnlyList<InterventionEntry>> Of(string tenantCode, CancellationToken cancellation) => Task.FromResult(Shown);

    public Task<InterventionEntry?> Find(int id, CancellationToken cancellation) => Task.FromResult(Shown.SingleOrDefault(entry => entry.Id == id));

    public Task<IReadOnlyList<InterventionEntry>> Public(string tenantCode, CancellationToken cancellation) => Task.FromResult(Shown);

    public Task<AdministrationResult> Add(string? tenantCode, InterventionDraft draft, CancellationToken cancellation) => Done();

    public Task<AdministrationResult> Decide(string? tenantCode, int id, CancellationToken cancellation) => Done();

    public Task<AdministrationResult> Done(string? tenantCode, int id, DateOnly day, CancellationToken cancellation) => Done();

    public Task<AdministrationResult> Drop(string? tenantCode, int id, CancellationToken cancellation) => Done();

    public Task<IReadOnlyList<BaselineEntry>> List(int? assetId, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<BaselineEntry>>(district.IsEmpty ? [] :
    [
        new(
            2, "Cabinet Txonta 1", "light", null, new DateOnly(2025, 3, 10), new DateOnly(2026, 3, 9), BaselineKind.NightLength, "0.9 + 9.8 × dark hours", 364, 1, 0.98, 2.1, 0, 43000,
            [new BaselineTrial(BaselineKind.NightLength, 2.2)], [], [new DateOnly(2025, 6, 1)], Now),
        new(
            5, "House 5", "heat", null, new DateOnly(2025, 3, 10), new DateOnly(2026, 3, 9), null, null, 0, 365, 0, 0, 0, null, [],
            [new BaselineRefusal(BaselineRefusalReason.NoTemperature, 0, 0)], [], Now),
    ]);

    public Task<IReadOnlyList<BaselineEntry>> Before(int intervention, CancellationToken cancellation) => List(null, cancellation);

    /// <summary>The Blue Chair is heated below 15 °C.</summary>
    public Task<IReadOnlyList<UseSignature>> Of(int assetId, CancellationToken cancellation)
    {
        var (line, first) = (new SignatureLine(40, 3, 15, 0, 0), new DateOnly(2019, 10, 1));
        return Task.FromResult<IReadOnlyList<UseSignature>>(district.IsEmpty || assetId != 2 ? [] :
        [
            new(
                "power", first, first.AddDays(61), line, 0.96, IsAccepted: true,
                [.. Enumerable.Range(0, 60).Select(i => new SignatureDay(first.AddDays(i), 18 - (0.2 * i), line.At(18 - (0.2 * i)) + (i % 3) - 1))]),
        ]);
    }

    public Task<PlanAnswer?> Ask(PlanQuestion question, CancellationToken cancellation) => Task.FromResult<PlanAnswer?>(new PlanAnswer(
        [new PlanAsset(2, "Cabinet Txonta 1", 43000)], [new PlanAsset(4, "Cabinet Untzaga 1", null)], 43000, 0.1285, "Worked example", 0.174, "Ember", "EUR",
        [new PlanOutcome("A", 12000, 1300, 2088, 1542, 9000, 9800, 7600, 11900, 0.17, 5.8, 6.6, 1, 1, [MeasureKind.Insulation])]));

    private static Task<AdministrationResult> Done() => Task.FromResult(new AdministrationResult(AdministrationOutcome.Done));
}

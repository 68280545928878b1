using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Tests.Web.Fictional;

/// <summary>Remembers what was asked for; one wish was there before.</summary>
internal sealed class FictionalResends : IResendWishes
{
    private readonly List<ResendWish> wishes =
    [
        new("478", FictionalDistrict.Midnight(new(2019, 12, 1)), FictionalDistrict.Midnight(new(2019, 12, 2)), "operator@sant-fictici.example",
            FictionalDistrict.Midnight(new(2019, 12, 3)).AddHours(9), FictionalDistrict.Midnight(new(2019, 12, 4)).AddHours(1)),
    ];

    public Task<AdministrationResult> Ask(string? tenantCode, ResendDraft draft, CancellationToken cancellation)
    {
        if (draft.Meters.Contains("nobody"))
            return Task.FromResult(new AdministrationResult(AdministrationOutcome.NotFound, new Refusal("Meter.Unknown", $"There is no meter '{"nobody"}'.")));
        wishes.InsertRange(0, draft.Meters.Select(meter => new ResendWish(
            meter, FictionalDistrict.Midnight(draft.From), FictionalDistrict.Midnight(draft.Until.AddDays(1)), "operator@sant-fictici.example", FictionalDistrict.LastReadingAt, null)));
        return Task.FromResult(new AdministrationResult(AdministrationOutcome.Done));
    }

    public Task<IReadOnlyList<ResendWish>> List(int siteId, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<ResendWish>>([.. wishes]);
}

using Rebus.Handlers;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Delivery;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Modules.Analysis.Baselines;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Analysis.Handlers;

/// <summary>Answers with the baselines of places.</summary>
internal sealed class TellBaselines(IUrbGradeContexts contexts, IServiceCalls calls, IWorkContext work) : IHandleMessages<BaselinesAsked>
{
    private const int MostBaselines = 500;

    public async Task Handle(BaselinesAsked message)
    {
        await using var database = contexts.Read(TenantScope.Of(work.TenantId));
        var entries = await BaselineReader.Entries(
            database,
            rows =>
            {
                rows = message.Medium is { } medium ? rows.Where(row => row.Medium == medium) : rows;
                return message.Meter is { } name
                    ? rows.Where(row => database.Set<MeterRow>().Any(meter => meter.AssetId == row.AssetId && meter.Source == name))
                    : rows;
            },
            work.Cancellation);
        calls.Reply(work, message, new BaselinesTold([.. entries.Take(MostBaselines).Select(Told)], entries.Count));
    }

    private static ToldBaseline Told(BaselineEntry entry) => new(
        entry.Asset, entry.Medium, entry.BeforeIntervention, entry.From, entry.Until, entry.Kind, entry.Formula, entry.Days, entry.MissingDays,
        Fitted(entry, entry.R2), Fitted(entry, entry.CvRmse), Fitted(entry, entry.Nmbe), entry.YearKwh, entry.IsAccepted,
        [.. entry.Refusals.Select(refusal => refusal.Reason)], entry.ComputedAt);

    /// <summary>JSON has no number that is none.</summary>
    private static double? Fitted(BaselineEntry entry, double value) => entry.Kind is not null && double.IsFinite(value) ? value : null;
}

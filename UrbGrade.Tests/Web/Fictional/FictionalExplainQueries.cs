using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;

namespace UrbGrade.Tests.Web.Fictional;

internal sealed class FictionalExplainQueries(ITenantSession session) : IExplainQueries
{
    public Task<Explanation?> Explain(int assetId, Quantity quantity, KpiPeriod period, CancellationToken cancellation)
    {
        var to = period.Kind is PeriodKind.Month ? period.Start.AddMonths(1) : period.Start.AddDays(1);
        var figure = session.CurrentTenantId == 2 && assetId >= 1 && assetId <= FictionalDistrict.Shops.Count
            ? FictionalFigures.Of(assetId, period.Start, to).FirstOrDefault(figure => figure.Quantity == quantity)
            : null;
        if (figure is null)
        {
            return Task.FromResult<Explanation?>(null);
        }

        var measured = figure.ValidReadings - figure.EstimatedReadings;
        return Task.FromResult<Explanation?>(new Explanation(
            figure, "energy", "Energy used", "E = Σ energy of the valid hours, kWh", 0.9, figure.PeriodEnd.AddHours(3),
            [new("energy", $"{476 + assetId}", "kW.h", measured, figure.EstimatedReadings, figure.ExpectedReadings - figure.ValidReadings,
                figure.ExpectedReadings > figure.ValidReadings ? ["03-gap"] : [])],
            Messages(figure.PeriodEnd),
            31,
            [new(figure.PeriodEnd.AddHours(3), figure.Value - 12.5, figure.Value, 901)], 1));
    }

    public Task<FigureExplanation?> Explain(FigureName figure, CancellationToken cancellation) => Task.FromResult<FigureExplanation?>(new FigureExplanation(
        [new("energy", "476", "kW.h", 700, 40, 4, ["03-gap"]), new("temperature_out", "476", "Cel", 744, 0, 0, [])], 2, 0,
        Messages(new DateTimeOffset(figure.Day, TimeOnly.MinValue, TimeSpan.Zero)), 31));

    private static EvidenceMessage[] Messages(DateTimeOffset newest) =>
    [
        .. Enumerable.Range(0, 3).Select(index => new EvidenceMessage(
            901 + index, newest.AddDays(-index), new string((char)('a' + index), 64), 24, "CN=gateway.sant-fictici.example, O=Sant Fictici", new string('4', 64))),
    ];
}

using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Reports;

namespace UrbGrade.Tests.Web.Fictional;

/// <summary>The year 2019 and its months, with something in every part of a report; of a young district also 2020, of which six weeks are there.</summary>
internal sealed class FictionalPeriodReports(FictionalDistrict district, IMunicipalReports secap, IFindingQueries findings) : IPeriodReports
{
    public Task<IReadOnlyList<DateOnly>> Periods(ReportTemplate template, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<DateOnly>>(
        district.IsEmpty ? [] : template == ReportTemplate.Monthly ? [new(2019, 12, 1), new(2019, 11, 1)] : district.IsYoung ? [new(2020, 1, 1), new(2019, 1, 1)] : [new(2019, 1, 1)]);

    public async Task<PeriodReport?> Read(ReportTemplate template, DateOnly start, CancellationToken cancellation)
    {
        if (district.IsEmpty || start.Year != (district.IsYoung && start.Year == 2020 ? 2020 : 2019))
        {
            return null;
        }

        var isMonth = template == ReportTemplate.Monthly;
        var first = isMonth ? new DateOnly(2019, start.Month, 1) : new DateOnly(start.Year, 1, 1);
        var last = isMonth ? first.AddMonths(1).AddDays(-1) : new DateOnly(start.Year, 12, 31);
        return new PeriodReport(
            template, "Sant Fictici", FictionalDistrict.TimeZone, "EUR", district.Origin, first, last, IsOver: true,
            [Figure(Quantity.EnergyKwh, 148_200, 161_000), Figure(Quantity.Cost, 21_400, 20_900), Figure(Quantity.Co2Kg, 26_000, 28_200)],
            new DistrictWeather(1150, 1250) { Correction = WeatherCorrection.Done, LastYearFactor = 0.97, Fit = 0.91 },
            isMonth ? [] : [.. Enumerable.Range(1, 12).Select(month => new DistrictMonth(new DateOnly(2019, month, 1), 12_000 + (month * 50), 13_000, month == 3 ? 0.8 : 1, 0))],
            [new ReportPlace(2, "The Blue Chair", "furniture shop", 28_000, 33_500), new ReportPlace(1, "Baker's on the Corner", "bakery", 52_000, 50_100)],
            [Measure("LED in the Carrer Fictici", InterventionState.Measured, new DateOnly(2019, 3, 1))],
            [Measure("Set-back at night", InterventionState.Decided, doneOn: null)],
            [.. (await findings.List(new FindingFilter(), cancellation)).Items.Take(3)], isMonth ? null : await secap.Read(2019, cancellation), LeftOutHomes: 3, FewestAssets: 5)
        {
            Since = start.Year == 2020 ? new DateOnly(2020, 11, 20) : null,
        };
    }

    private static DistrictFigure Figure(Quantity quantity, double now, double before) => new(Of(quantity, 2019, now), Of(quantity, 2018, before));

    private static KpiFigure Of(Quantity quantity, int year, double value) => new(
        quantity, new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(year + 1, 1, 1, 0, 0, 0, TimeSpan.Zero), value, 8640, 8760, 90, "energy 1", KpiStatus.Ok)
    {
        Currency = quantity == Quantity.Cost ? "EUR" : null,
    };

    private static InterventionEntry Measure(string title, InterventionState state, DateOnly? doneOn) => new(
        1, title, MeasureKind.Led, state, "light", new DateOnly(2020, 2, 1), doneOn, 14_700, 25_000, 22_000, 28_000, "Public works", null, null, [],
        doneOn is null ? null : new SavingResult(
            SavingVerdict.AsPromised, new DateOnly(2019, 12, 31), 300, 43_000, 22_500, 1_800, 20_800, 2_100, 3_600, 1, 0,
            [new SavingMonth(new DateOnly(2019, 12, 1), 31, 4_200, 2_100, 400, 210, 360)], new DateTimeOffset(2020, 1, 2, 0, 0, 0, TimeSpan.Zero)),
        "staff@example.org", new DateTimeOffset(2019, 2, 1, 0, 0, 0, TimeSpan.Zero));
}

using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;

namespace UrbGrade.Tests.Web.Fictional;

/// <summary>The resident has the first shop since 2019, with one bill that fits and one that was estimated.</summary>
internal sealed class FictionalResidents(ITenantSession session, FictionalDistrict district) : IResidentQueries, IOwnData
{
    private static readonly DateOnly From = new(2018, 1, 1);

    private bool HasPlace => session.AccountName?.StartsWith("resident@", StringComparison.Ordinal) is true && !district.IsEmpty;

    public Task<IReadOnlyList<OwnPlace>> Places(CancellationToken cancellation)
    {
        district.ThrowIfBroken();
        return Task.FromResult<IReadOnlyList<OwnPlace>>(!HasPlace ? [] :
        [
            new(1, FictionalDistrict.Shops[0].Name, "bakery", true, FictionalDistrict.TimeZone, district.Origin, Medium.Power, ["477"], From, null,
                FictionalDistrict.LastDay, false, [Quantity.EnergyKwh, Quantity.Cost, Quantity.Co2Kg, Quantity.InsideTemperatureCelsius]),
            new(2, FictionalDistrict.Shops[1].Name, "furniture shop", true, FictionalDistrict.TimeZone, district.Origin, Medium.Power, ["478"], From, null,
                FictionalDistrict.LastDay, true, [Quantity.EnergyKwh]),
        ]);
    }

    public Task<OwnUse?> Use(int assetId, Quantity quantity, PeriodLength length, DateOnly day, CancellationToken cancellation)
    {
        var (from, to, bars) = length switch
        {
            PeriodLength.Day => (day, day.AddDays(1), 24),
            PeriodLength.Week => (day.AddDays(-6), day.AddDays(1), 7),
            PeriodLength.Month => (new DateOnly(day.Year, day.Month, 1), new DateOnly(day.Year, day.Month, 1).AddMonths(1), DateTime.DaysInMonth(day.Year, day.Month)),
            _ => (new DateOnly(day.Year, 1, 1), new DateOnly(day.Year + 1, 1, 1), 12),
        };
        KpiFigure? Figure(int years) => FictionalFigures.Of(assetId, from.AddYears(years), to.AddYears(years)).FirstOrDefault(one => one.Quantity == quantity);
        return Task.FromResult<OwnUse?>(new OwnUse(from, to, Figure(0), Figure(-1), [.. Enumerable.Range(0, bars).Select(bar =>
        {
            var start = length switch
            {
                PeriodLength.Day => FictionalDistrict.Midnight(from).AddHours(bar),
                PeriodLength.Year => FictionalDistrict.Midnight(from.AddMonths(bar)),
                _ => FictionalDistrict.Midnight(from.AddDays(bar)),
            };
            return new OwnUseBar(start, FictionalDistrict.EnergyKwh(assetId, start.AddHours(12)), FictionalDistrict.EnergyKwh(assetId, start.AddHours(13)), bar != 3);
        })]));
    }

    public Task<IReadOnlyList<OwnWaterCost>?> WaterCost(int assetId, DateOnly day, CancellationToken cancellation)
    {
        var month = new DateOnly(day.Year, day.Month, 1);
        return Task.FromResult<IReadOnlyList<OwnWaterCost>?>(
        [
            new(PeriodLength.Month, new KpiFigure(
                Quantity.Cost, FictionalDistrict.Midnight(month), FictionalDistrict.Midnight(month.AddMonths(1)), 18.4, 720, 720, 0, "cost_water 1", KpiStatus.Ok) { Currency = "EUR" }),
        ]);
    }

    public Task<OwnComfort?> Comfort(int assetId, DateOnly lastDay, int days, CancellationToken cancellation) => Task.FromResult<OwnComfort?>(new OwnComfort(
        [.. Enumerable.Range(0, days).Select(day => new OwnComfortDay(lastDay.AddDays(day - days + 1), day == 4 ? null : 23.4, 8 + day % 3))],
        new DateOnly(lastDay.Year, lastDay.Month, 1), 0.83, district.HoursTooCold, 122 - district.HoursTooCold, IsOccupiedOnly: true, new ComfortLimits(20, 25)));

    public Task<IReadOnlyList<OwnBill>?> Bills(int assetId, CancellationToken cancellation)
    {
        var metered = FictionalFigures.Of(assetId, new(2019, 10, 1), new(2019, 11, 1))[0];
        return Task.FromResult<IReadOnlyList<OwnBill>?>(
        [
            new("2019/11", new(2019, 11, 1), new(2019, 12, 1), 9_000, 612.4, "EUR", "E", true, FictionalFigures.Of(assetId, new(2019, 11, 1), new(2019, 12, 1))[0]),
            new("2019/10", new(2019, 10, 1), new(2019, 11, 1), metered.Value * 1.01, 310.2, "EUR", "R", false, metered),
        ]);
    }

    public Task<IReadOnlyList<MeterAssignment>> Meters(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<MeterAssignment>>(
        HasPlace ? [new MeterAssignment("477", FictionalDistrict.Midnight(From), null)] : []);

    public Task<IReadOnlyList<PersonalTable>?> Read(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<PersonalTable>?>([]);

    public Task<AdministrationResult> Erase(string typedEmail, CancellationToken cancellation) => Task.FromResult(
        new AdministrationResult(typedEmail == session.AccountName ? AdministrationOutcome.Done : AdministrationOutcome.Invalid));
}

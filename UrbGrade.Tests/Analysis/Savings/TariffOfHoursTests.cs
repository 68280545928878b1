using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Tests.Analysis.Savings;

public class TariffOfHoursTests
{
    private const int DaysOfHours = 60;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cheaper_night_saves_what_is_used_by_night_and_nothing_where_only_days_are_known()
    {
        await using var town = await SavingTown.Create(isChanged: false);
        await town.Follow();

        var ofDays = await Ask(town);
        await OpenByDay(town);
        var ofHours = await Ask(town);

        Assert.Equal(0, ofDays.Outcomes[0].SavedMoney!.Value, 1e-6);
        Assert.Equal([MeasureKind.Tariff], ofDays.Outcomes[0].Idle);
        Assert.Empty(ofHours.Outcomes[0].Idle);
        Assert.Equal(0, ofHours.Outcomes[0].SavedKwh);
        Assert.Equal(ofHours.YearKwh * ofHours.Price!.Value * 0.4 / 6, ofHours.Outcomes[0].SavedMoney!.Value, 1e-6);
    }

    private static async Task<PlanAnswer> Ask(SavingTown town)
    {
        var night = new PlanMeasure(MeasureKind.Tariff, 40, 6, 100, 0) { FromHour = 20, ToHour = 8 };
        return (await town.Platform.Get<IPlanning>().Ask(new PlanQuestion("power", [], [new PlanPackage("A", [night])], 0.04, 0.02, 15, 0.1, 1, 1, 1), Cancellation))!;
    }

    /// <summary>Has the shop's last days known by the hour: a sixth of the energy is used from 20 to 8 o'clock.</summary>
    private static Task OpenByDay(SavingTown town) => town.Tenant.Change(database =>
    {
        var calendar = LocalCalendar.Of("Europe/Madrid");
        var from = SavingTown.Today.AddDays(-DaysOfHours);
        var meter = database.Set<MeterRow>().Single(row => row.Source == SavingTown.Shop).Id;
        var series = database.Set<SeriesRow>().Single(row => row.MeterId == meter && row.Quantity == Quantities.Energy).Id;
        var since = calendar.InstantOf(from);
        database.Set<ReadingRow>().Where(row => row.SeriesId == series && row.StartAt >= since).ExecuteDelete();
        for (var day = from; day < SavingTown.Today; day = day.AddDays(1))
        {
            for (var hour = 0; hour < calendar.HoursOf(day); hour++)
            {
                var at = calendar.InstantOf(day).AddHours(hour);
                database.Add(new ReadingRow
                {
                    SeriesId = series, StartAt = at, EndAt = at.AddHours(1), TenantId = town.Tenant.Id, Value = hour is >= 8 and < 20 ? 5 : 1,
                    Quality = ReadingQuality.Measured, Revision = 1, RawRequestId = 1, LastRequestId = 1,
                });
            }
        }
    });
}

using System.Globalization;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Modules.Analysis.Domain.Baselines;
using UrbGrade.Modules.Analysis.Domain.Savings;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Analysis.Domain;

public sealed class ChangedUseTests
{
    private static readonly TemperatureModel Heated = new(TemperatureShape.Heating, 10, 2, 15, 0, 0, new FitQuality(365, 1, 1, 1, 1, 1, 1, 0, 0));

    [Theory]
    [InlineData(MeasureKind.Insulation, 25, 5, 5)]
    [InlineData(MeasureKind.SetBack, 2, 5, 4)]
    [InlineData(MeasureKind.SetBack, 2, 14, 2)]
    [InlineData(MeasureKind.BaseLoad, 30, 20, 3)]
    [InlineData(MeasureKind.Tariff, 30, 5, 0)]
    public void A_heated_place_saves_what_the_changed_model_leaves(MeasureKind kind, double strength, double celsius, double saved)
    {
        var changed = new ChangedUse(Heated, Heated.BaseKwh);
        Assert.True(changed.Apply(new PlanMeasure(kind, strength, 0, 0, 0)));
        var (always, heating, _) = changed.SavedByUnit(celsius);
        Assert.Equal(saved, (always * Heated.BaseKwh) + (heating * Heated.HeatingSlope), 9);
    }

    [Fact]
    public void Lamps_that_are_replaced_and_dimmed_save_both_together()
    {
        var changed = new ChangedUse(null, 1);
        Assert.True(changed.Apply(new PlanMeasure(MeasureKind.Led, 50, 0, 0, 0)));
        Assert.True(changed.Apply(new PlanMeasure(MeasureKind.Dimming, 40, 5, 0, 0)));
        Assert.Equal(12 - (0.5 * (12 - (5 * 0.4))), changed.SavedByUnit(12).First, 9);
        Assert.False(changed.Apply(new PlanMeasure(MeasureKind.Insulation, 50, 0, 0, 0)));
        Assert.False(new ChangedUse(Heated, Heated.BaseKwh).Apply(new PlanMeasure(MeasureKind.Led, 50, 0, 0, 0)));
    }

    [Theory]
    [InlineData(MeasureKind.Led, 58, 0, 0.58)]
    [InlineData(MeasureKind.Dimming, 40, 6, 0.2)]
    public void Lamps_dimmed_by_the_clock_save_no_more_than_their_share(MeasureKind kind, double strength, double hours, double share)
    {
        const double Dark = 12, Base = -8.5, Power = 3.44;
        var changed = new ChangedUse(null, Base);
        Assert.True(changed.Apply(new PlanMeasure(kind, strength, hours, 0, 0)));
        var (always, lamps, _) = changed.SavedByUnit(Dark);
        Assert.Equal(share * (Base + (Power * Dark)), (always * Base) + (lamps * Power), 9);
    }

    [Fact]
    public void A_cabinet_of_Eibar_that_a_clock_dims_saves_with_led_what_led_saves()
    {
        var registers = File.ReadLines(Path.Combine(SharedData.Folder("eibar"), "sim_cabinet_registers_hourly_2019.csv"))
            .Where(line => line.StartsWith("EIB-CM02,", StringComparison.Ordinal)).Select(line => line.Split(','))
            .Where(cells => cells[1].EndsWith("T23:00:00Z", StringComparison.Ordinal) && cells[2].Length > 0)
            .Select(cells => (Day: DateOnly.Parse(cells[1][..10], CultureInfo.InvariantCulture), Kwh: double.Parse(cells[2], CultureInfo.InvariantCulture))).ToList();
        var sun = new Sun(43.18, 0);
        List<DailyUse> days = [.. registers.Zip(registers.Skip(1)).Where(pair => pair.Second.Day == pair.First.Day.AddDays(1) && pair.Second.Kwh >= pair.First.Kwh)
            .Select(pair => new DailyUse(pair.Second.Day, pair.Second.Kwh - pair.First.Kwh, sun.NightHours(pair.Second.Day)))];
        var model = NightModel.Fit(days)!;
        var changed = new ChangedUse(null, model.BaseKwh);
        changed.Apply(new PlanMeasure(MeasureKind.Led, 58, 0, 0, 0));
        var saved = days.Select(day => changed.SavedByUnit(day.Driver)).Sum(unit => (unit.Base * model.BaseKwh) + (unit.First * model.KwhPerDarkHour));

        Assert.True(model.BaseKwh < 0);
        Assert.Equal(0.58, saved / days.Sum(day => day.EnergyKwh), 0.01);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_base_load_that_is_not_there_cannot_be_cut(bool isLight)
    {
        var changed = new ChangedUse(isLight ? null : Heated, -3);
        Assert.False(changed.Apply(new PlanMeasure(MeasureKind.BaseLoad, 30, 0, 0, 0)));
        Assert.Equal((0.0, 0.0, 0.0), changed.SavedByUnit(12));
    }
}

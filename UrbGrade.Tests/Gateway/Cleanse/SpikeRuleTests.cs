using NodaTime;
using UrbGrade.Gateway.Cleanse;
using UrbGrade.Gateway.Collect;

namespace UrbGrade.Tests.Gateway.Cleanse;

public sealed class SpikeRuleTests
{
    private static readonly Instant Start = Instant.FromUtc(2014, 10, 1, 0, 0);

    private readonly SpikeRule rule = new(Factor: 5, Floor: 1, MostStep: 12);

    [Fact]
    public void Nothing_is_doubted_before_two_weeks_are_known()
    {
        Assert.Null(rule.Doubt(Energy(13, 1000), Filled(13)));
        Assert.Equal("spike", rule.Doubt(Energy(14, 1000), Filled(14)));
    }

    [Fact]
    public void Five_times_what_a_busy_day_reaches_is_doubted()
    {
        var memory = Filled(30);

        Assert.Equal("spike", rule.Doubt(Energy(30, 10.1m), memory));
        Assert.Null(rule.Doubt(Energy(30, 9.9m), memory));
    }

    [Fact]
    public void Two_wild_values_that_were_believed_do_not_hide_the_third()
    {
        var memory = Filled(30);
        memory.Add(Start + Duration.FromDays(30), 500);
        memory.Add(Start + Duration.FromDays(31), 700);

        Assert.Equal("spike", rule.Doubt(Energy(32, 600), memory));
    }

    [Fact]
    public void A_winter_is_usual_after_a_quiet_summer()
    {
        var memory = Filled(90, 25);
        for (var day = 90; day < 300; day++)
            memory.Add(Start + Duration.FromDays(day), 0.5);

        Assert.Null(rule.Doubt(Energy(300, 26), memory));
    }

    [Fact]
    public void A_small_meter_may_multiply_its_few_watts() => Assert.Null(rule.Doubt(Energy(30, 0.9m), Filled(30, 0.01)));

    [Fact]
    public void What_lasts_longer_than_three_hours_is_a_new_level_and_believed()
    {
        var memory = Filled(30);
        var verdicts = new List<string?>();
        for (var hour = 0; hour < 6; hour++)
        {
            var reading = Energy(30, 50) with { Start = Start + Duration.FromDays(30) + Duration.FromHours(hour) };
            var verdict = rule.Doubt(reading, memory);
            verdicts.Add(verdict);
            if (verdict is null)
                memory.Add(reading.Start, 50);
            else
                memory.Doubt();
        }

        Assert.Equal(["spike", "spike", "spike", null], verdicts.Take(4));
    }

    [Theory]
    [InlineData(1, 34, "step")]
    [InlineData(1, 32, null)]
    [InlineData(1, 8, "step")]
    [InlineData(3, 40, null)]
    public void A_temperature_that_steps_within_two_hours_is_doubted(int hoursLater, double value, string? expected)
    {
        var memory = new SeriesMemory();
        memory.Add(Start, 21);

        var reading = new RawReading("S", Quantity.TemperatureIn, Start + Duration.FromHours(hoursLater), 3600, (decimal)value, SourceFlag.Measured, 1);

        Assert.Equal(expected, rule.Doubt(reading, memory));
    }

    private static SeriesMemory Filled(int days, double value = 2)
    {
        var memory = new SeriesMemory();
        for (var day = 0; day < days; day++)
            memory.Add(Start + Duration.FromDays(day), value);
        return memory;
    }

    private static RawReading Energy(int day, decimal value) =>
        new("M", Quantity.Energy, Start + Duration.FromDays(day), 3600, value, SourceFlag.Measured, 1);
}

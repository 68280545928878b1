using NodaTime;
using UrbGrade.Gateway.Cleanse;
using UrbGrade.Gateway.Collect;

namespace UrbGrade.Tests.Gateway.Cleanse;

public sealed class SpikeRuleTests
{
    private static readonly Instant Start = Instant.FromUtc(2014, 10, 1, 0, 0);

    private readonly SpikeRule rule = new(Factor: 10, Floor: 1, MostStep: 12);

    [Fact]
    public void Nothing_is_doubted_before_three_days_are_known()
    {
        var memory = Filled(71);

        Assert.Null(rule.Doubt(Energy(71, 1000), memory));
    }

    [Fact]
    public void Ten_times_what_was_usual_is_doubted()
    {
        var memory = Filled(100);

        Assert.Equal("spike", rule.Doubt(Energy(100, 20.1m), memory));
        Assert.Null(rule.Doubt(Energy(100, 19.9m), memory));
    }

    [Fact]
    public void A_small_meter_may_multiply_its_few_watts()
    {
        var memory = Filled(100, 0.01);

        Assert.Null(rule.Doubt(Energy(100, 0.9m), memory));
    }

    [Fact]
    public void What_lasts_longer_than_three_hours_is_a_new_level_and_believed()
    {
        var memory = Filled(100);
        var verdicts = new List<string?>();
        for (var hour = 100; hour < 106; hour++)
        {
            var verdict = rule.Doubt(Energy(hour, 50), memory);
            verdicts.Add(verdict);
            if (verdict is null)
                memory.Add(Start + Duration.FromHours(hour), 50);
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
        var memory = new SeriesMemory(28);
        memory.Add(Start, 21);

        var reading = new RawReading("S", Quantity.TemperatureIn, Start + Duration.FromHours(hoursLater), 3600, (decimal)value, SourceFlag.Measured, 1);

        Assert.Equal(expected, rule.Doubt(reading, memory));
    }

    private static SeriesMemory Filled(int hours, double value = 2)
    {
        var memory = new SeriesMemory(28);
        for (var hour = 0; hour < hours; hour++)
            memory.Add(Start + Duration.FromHours(hour), value);
        return memory;
    }

    private static RawReading Energy(int hour, decimal value) =>
        new("M", Quantity.Energy, Start + Duration.FromHours(hour), 3600, value, SourceFlag.Measured, 1);
}

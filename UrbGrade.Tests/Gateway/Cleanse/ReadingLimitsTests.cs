using NodaTime;
using UrbGrade.Gateway.Cleanse;
using UrbGrade.Gateway.Collect;

namespace UrbGrade.Tests.Gateway.Cleanse;

public sealed class ReadingLimitsTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 10, 9, 0);

    private static readonly ReadingLimits Limits = new(new Dictionary<string, ValueRange>(), Instant.FromUtc(2010, 1, 1, 0, 0), Duration.FromMinutes(15));

    [Theory]
    [InlineData("temperature_out_forecast", 16 * 24, null)]
    [InlineData("temperature_out_forecast", (16 * 24) + 1, RowCode.AheadOfClock)]
    [InlineData("temperature_out", 0, null)]
    [InlineData("temperature_out", 1, RowCode.AheadOfClock)]
    [InlineData("price", 48, null)]
    [InlineData("price", 49, RowCode.AheadOfClock)]
    public void Hours_lie_as_far_ahead_as_their_quantity_is_known_before_and_no_farther(string quantity, int endsAfterHours, string? code)
    {
        var reading = new RawReading("m", Quantity.Named(quantity)!, Now + Duration.FromHours(endsAfterHours - 1), 3600, 0.2m, SourceFlag.Measured, 1);

        Assert.Equal(code, Limits.Judge(reading, Now)?.Code);
    }
}

using UrbGrade.Bus.Delivery;

namespace UrbGrade.Tests.Bus.Delivery;

public sealed class FailureCauseTests
{
    [Theory]
    [InlineData("Tenant 20 has no stored request 4711.", "Tenant # has no stored request #.")]
    [InlineData("no answer within 10.5 s", "no answer within # s")]
    [InlineData("The payload does not fit the contract 'Aggregation.RequestStored'.", "The payload does not fit the contract '…'.")]
    [InlineData("batch 0192f3a4-77aa-7bbb-8ccc-0123456789ab is unknown", "batch # is unknown")]
    [InlineData("hash 9f86d081884c7d659a2feaa0c55ad015 differs", "hash # differs")]
    [InlineData("on 2026-11-26 at 01:22:45", "on # at #")]
    [InlineData("at 2026-11-26T01:22:45.123Z it broke after 250ms", "at # it broke after #ms")]
    [InlineData("SHA256 of UTF-8 text", "SHA256 of UTF-8 text")]
    [InlineData("first line\nsecond line 5", "first line")]
    public void What_differs_from_item_to_item_is_left_out(string message, string expected) =>
        Assert.Equal($"System.IO.InvalidDataException: {expected}", FailureCause.Of(new InvalidDataException(message)));

    [Fact]
    public void Types_of_failures_are_told_apart() =>
        Assert.NotEqual(FailureCause.Of(new InvalidDataException("x")), FailureCause.Of(new InvalidOperationException("x")));

    [Fact]
    public void A_long_message_is_cut() =>
        Assert.Equal(FailureCause.MostCharacters, FailureCause.Of(new InvalidDataException(new string('x', 5_000))).Length);
}

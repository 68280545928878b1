using UrbGrade.Bus.Delivery;

namespace UrbGrade.Tests.Bus.Delivery;

public sealed class WakeOnWorkTests : IDisposable
{
    private readonly WakeOnWork wake = new();

    public void Dispose() => wake.Dispose();

    [Fact]
    public void A_stop_ends_a_rest_without_an_exception_that_would_be_logged()
    {
        var stopped = new CancellationToken(canceled: true);

        wake.Wait(stopped);
        wake.WaitNoMessage(stopped);
        wake.WaitError(stopped);

        Assert.True(wake.WaitAsync(TestContext.Current.CancellationToken).IsCompletedSuccessfully, "Nobody was told that a receiver is free.");
    }

    [Fact]
    public void A_message_that_was_faster_than_its_receiver_is_not_waited_for()
    {
        wake.Sent();

        Assert.True(wake.WaitNoMessageAsync(TestContext.Current.CancellationToken).IsCompletedSuccessfully);
    }
}

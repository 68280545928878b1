namespace UrbGrade.Bus.Delivery;

/// <summary>Notices that the clock was moved back, by comparing it with the time that went by.</summary>
internal sealed class ClockSteps(TimeProvider clock)
{
    /// <summary>More than a clock is corrected by unnoticed, and less than matters.</summary>
    private static readonly TimeSpan Unnoticed = TimeSpan.FromSeconds(1);

    private DateTimeOffset lastRead = DateTimeOffset.MaxValue;
    private long lastReadAt = clock.GetTimestamp();
    private bool isAnswered;

    /// <summary>Whether it was moved back since <see cref="Answered"/> was called last; true until it is called for the first time.</summary>
    public bool HasGoneBack()
    {
        var (now, at) = (clock.GetUtcNow(), clock.GetTimestamp());
        if (isAnswered && now < lastRead + clock.GetElapsedTime(lastReadAt, at) - Unnoticed)
        {
            isAnswered = false;
        }

        (lastRead, lastReadAt) = (now, at);
        return !isAnswered;
    }

    /// <summary>What had to be done about it is done.</summary>
    public void Answered() => isAnswered = true;
}

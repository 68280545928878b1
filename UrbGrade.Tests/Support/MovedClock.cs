using Microsoft.Extensions.Time.Testing;

namespace UrbGrade.Tests.Support;

/// <summary>A clock that somebody may put forward or back while time goes by as before. (<see cref="FakeTimeProvider.AdjustTime"/> moves
/// what measures time, too, which no real machine does.)</summary>
internal sealed class MovedClock(FakeTimeProvider time) : TimeProvider
{
    private long moved;

    public override long TimestampFrequency => time.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => time.LocalTimeZone;

    public void Move(TimeSpan by) => Interlocked.Add(ref moved, by.Ticks);

    public override DateTimeOffset GetUtcNow() => time.GetUtcNow().AddTicks(Interlocked.Read(ref moved));

    public override long GetTimestamp() => time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        time.CreateTimer(callback, state, dueTime, period);
}

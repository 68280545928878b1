using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;

namespace UrbGrade.Tests.Support;

internal static class Eventually
{
    /// <summary>More than any machine under any load needs: what takes as long will not come.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Enough to come to the end of a lease in seconds.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);

    /// <summary>So little that a slow machine does not come to a moment that the test keeps clear of.</summary>
    public static readonly TimeSpan SmallTick = TimeSpan.FromMilliseconds(2);

    /// <summary>Waits until a fact holds; fails with what was seen last when it does not within the time.</summary>
    /// <param name="ticking">A clock that goes on a little meanwhile, for what polls by it.</param>
    /// <param name="tick">How far it goes at a time.</param>
    public static Task Equal<T>(T expected, Func<T> actual, FakeTimeProvider? ticking = null, TimeSpan? tick = null) =>
        Equal(expected, () => Task.FromResult(actual()), ticking, tick);

    /// <summary>Waits until a fact that takes time to see holds; fails as the other does.</summary>
    public static async Task Equal<T>(T expected, Func<Task<T>> actual, FakeTimeProvider? ticking = null, TimeSpan? tick = null)
    {
        var waiting = Stopwatch.StartNew();
        while (true)
        {
            var seen = await actual();
            if (Equals(expected, seen))
            {
                return;
            }

            if (waiting.Elapsed > Patience)
            {
                Assert.Equal(expected, seen);
            }

            ticking?.Advance(tick ?? Tick);
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}

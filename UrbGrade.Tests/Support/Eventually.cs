using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;

namespace UrbGrade.Tests.Bus.Delivery;

internal static class Eventually
{
    /// <summary>Waits until a fact holds; fails with what was seen last when it does not within the time.</summary>
    /// <param name="ticking">A clock that goes on a little meanwhile, for what polls by it.</param>
    public static async Task Equal<T>(T expected, Func<T> actual, FakeTimeProvider? ticking = null)
    {
        var waiting = Stopwatch.StartNew();
        while (true)
        {
            var seen = actual();
            if (Equals(expected, seen))
            {
                return;
            }

            if (waiting.Elapsed > TimeSpan.FromSeconds(20))
            {
                Assert.Equal(expected, seen);
            }

            ticking?.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}

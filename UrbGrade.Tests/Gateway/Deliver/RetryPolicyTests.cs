using NodaTime;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Deliver;

namespace UrbGrade.Tests.Gateway.Deliver;

public sealed class RetryPolicyTests
{
    private static readonly RetrySettings Settings = new(5, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(100), 0.2, TimeSpan.FromMinutes(15), 5);

    [Fact]
    public void Delays_double_up_to_a_limit_and_then_keep_a_steady_pace()
    {
        var policy = new RetryPolicy(Settings with { Jitter = 0 }, new Random(1));

        Assert.Equal([20, 40, 80, 100, 900, 900], new[] { 1, 2, 3, 4, 5, 500 }.Select(failures => policy.After(failures).TotalSeconds));
    }

    [Fact]
    public void Jitter_spreads_delays_around_their_length_so_that_gateways_do_not_march_in_step()
    {
        var policy = new RetryPolicy(Settings, new Random(1));

        var delays = Enumerable.Range(0, 200).Select(_ => policy.After(1)).ToList();

        Assert.All(delays, delay => Assert.InRange(delay, Duration.FromSeconds(16), Duration.FromSeconds(24)));
        Assert.True(delays.Distinct().Count() > 100);
    }

    [Fact]
    public void The_operator_is_told_once()
    {
        var policy = new RetryPolicy(Settings, new Random(1));

        Assert.Equal([5], Enumerable.Range(1, 100).Where(policy.Alerts));
    }
}

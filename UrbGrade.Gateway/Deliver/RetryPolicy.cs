using NodaTime;
using UrbGrade.Gateway.Configuration;

namespace UrbGrade.Gateway.Deliver;

/// <summary>When to try again: some attempts with growing delay, then at a steady pace for ever.</summary>
internal sealed class RetryPolicy(RetrySettings settings, Random random)
{
    /// <summary>The wait after the given number of failed attempts in a row (from 1).</summary>
    public Duration After(int failures)
    {
        if (failures >= settings.Attempts)
            return Duration.FromTimeSpan(settings.ThenEvery);
        var grown = settings.FirstDelay * Math.Pow(2, failures - 1);
        var capped = grown > settings.MaxDelay ? settings.MaxDelay : grown;
        return Duration.FromTimeSpan(capped * (1 + (settings.Jitter * ((random.NextDouble() * 2) - 1))));
    }

    /// <summary>Whether this failure in a row is the one that an operator is told of.</summary>
    public bool Alerts(int failures) => failures == settings.AlertAfterAttempts;
}

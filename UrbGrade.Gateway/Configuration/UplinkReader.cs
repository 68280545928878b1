using NodaTime;
using NodaTime.Text;

namespace UrbGrade.Gateway.Configuration;

/// <summary>Reads how batches reach the platform.</summary>
internal static class UplinkReader
{
    /// <param name="mostSkew">How far the clocks of both ends may differ.</param>
    public static UplinkSettings Read(SettingsNode node, SettingsPlaces places, TimeSpan mostSkew)
    {
        node.Choice("batch", "civilDay", "civilDay");
        node.Choice("resolution", "PT1H", "PT1H");
        var signing = node.Section("signing");
        var trust = node.Section("trust");
        var uplink = new UplinkSettings(
            ReadEndpoint(node),
            ReadSchedule(node),
            Duration.FromTimeSpan(node.Span("settle", "PT10M", TimeSpan.Zero)),
            node.Whole("parallel", 4, 1, 32),
            node.Span("timeout", "PT100S", TimeSpan.FromSeconds(1)),
            mostSkew,
            new SigningSettings(places.File(signing, "certificate"), places.Secret(signing, "password")),
            new TrustSettings(
                [.. trust.Texts("receipts", []).Select(places.Resolve)],
                [.. trust.Texts("tls", []).Select(places.Resolve)]),
            ReadRetry(node.Section("retry")),
            ReadResend(node.Section("resend")),
            node.Flag("tellEvents", true));
        if (uplink.Trust.Receipts.Count == 0)
            trust.Complain("receipts", "missing", "PEM files of the platform's signing certificate");
        signing.Close();
        trust.Close();
        node.Close();
        return uplink;
    }

    private static Uri ReadEndpoint(SettingsNode node)
    {
        var text = node.Text("endpoint");
        if (Uri.TryCreate(text, UriKind.Absolute, out var endpoint) && endpoint.Scheme == Uri.UriSchemeHttps)
            return endpoint;
        if (text.Length > 0)
            node.Complain("endpoint", $"'{text}'", "an https address such as https://platform.example/aggregation");
        return new Uri("https://invalid.example/");
    }

    private static LocalTime? ReadSchedule(SettingsNode node)
    {
        var text = node.Text("schedule", "02:15");
        if (text == "continuous")
            return null;
        if (LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text).TryGetValue(default, out var at))
            return at;
        node.Complain("schedule", $"'{text}'", "HH:mm in the site's time, continuous");
        return null;
    }

    private static RetrySettings ReadRetry(SettingsNode node)
    {
        var attempts = node.Whole("attempts", 5, 1, 100);
        var retry = new RetrySettings(
            attempts,
            node.Span("firstDelay", "PT20S", TimeSpan.FromMilliseconds(1)),
            node.Span("maxDelay", "PT15M", TimeSpan.FromMilliseconds(1)),
            node.Number("jitter", 0.2, 0, 1),
            node.Span("thenEvery", "PT15M", TimeSpan.FromMilliseconds(1)),
            node.Whole("alertAfterAttempts", attempts, 1, 1000));
        node.Close();
        return retry;
    }

    private static ResendSettings ReadResend(SettingsNode node)
    {
        node.Choice("priority", "today-first", "today-first");
        var resend = new ResendSettings(node.Whole("lookBackDays", 45, 0, 10_000), node.Whole("maxDaysPerRun", 7, 1, 10_000));
        node.Close();
        return resend;
    }
}

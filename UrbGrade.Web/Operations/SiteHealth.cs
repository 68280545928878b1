using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;

namespace UrbGrade.Web.Operations;

/// <summary>What of a site needs an operator.</summary>
internal static class SiteHealth
{
    private const int ExpiresSoonDays = 30;

    /// <summary>After longer nobody knows whether the rest is still on its way.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromHours(1);

    /// <summary>Less is the way of a request.</summary>
    private static readonly TimeSpan ClockIsRight = TimeSpan.FromSeconds(10);

    /// <summary>Half of what the platform still takes: a minute ahead, five minutes and a minute behind.</summary>
    private static readonly (TimeSpan Ahead, TimeSpan Behind) ClockIsTaken = (TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(3));

    /// <summary>Days that should be complete and are not.</summary>
    public static int OpenDays(SiteUploads site) => site.Days.Count(
        day => day.State is UploadDayState.Partial or UploadDayState.Missing or UploadDayState.ResendRequested);

    /// <summary>Whole days until the certificate is over, negative once it is; null without one.</summary>
    public static int? CertificateDays(SiteUploads site, DateTimeOffset now) =>
        site.CertificateExpiresAt is { } end ? (int)Math.Floor((end - now).TotalDays) : null;

    public static string CertificateTone(SiteUploads site, DateTimeOffset now) => CertificateDays(site, now) switch
    {
        null or < 0 => "bad",
        < ExpiresSoonDays => "warn",
        _ => "good",
    };

    /// <summary>Null before any request.</summary>
    public static string? ClockTone(SiteUploads site) => site.ClockBehind switch
    {
        null => null,
        var behind when behind > ClockIsTaken.Behind || behind < -ClockIsTaken.Ahead => "bad",
        var behind when behind.Value.Duration() > ClockIsRight => "warn",
        _ => "good",
    };

    /// <summary>The local day of the newest reading of a site that fell silent before the days shown; null while it sends.</summary>
    public static DateOnly? SilentSince(SiteUploads site, DateTimeOffset now) =>
        site.LastReadingAt is { } last && LocalTimes.LocalDay(now, site.TimeZone).AddDays(-site.Days.Count) is var shown
            && LocalTimes.LocalDay(last, site.TimeZone) is var day && day <= shown ? day : null;

    /// <summary>Whether it sends just now, and more waits behind that, such as its history at the start.</summary>
    public static bool IsCatchingUp(SiteUploads site, DateTimeOffset now) => site.Waiting > 0 && site.LastReceiptAt > now - Lately;

    /// <summary>Whether batches wait at its gateway: which days are complete is not known before they are here.</summary>
    public static bool IsWaitedFor(SiteUploads site) => site.Waiting > 0;

    public static bool NeedsAttention(SiteUploads site, DateTimeOffset now) =>
        OpenDays(site) > 0 || (SilentSince(site, now) is not null && !IsCatchingUp(site, now)) || CertificateTone(site, now) != "good" || ClockTone(site) == "bad";
}

using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Web.Operations;

/// <summary>What of a site needs an operator.</summary>
internal static class SiteHealth
{
    private const int ExpiresSoonDays = 30;

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

    public static bool NeedsAttention(SiteUploads site, DateTimeOffset now) =>
        OpenDays(site) > 0 || CertificateTone(site, now) != "good";
}

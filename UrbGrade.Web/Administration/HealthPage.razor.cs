using System.Globalization;
using Hangfire;
using Hangfire.Storage;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Shell;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Administration;

public sealed partial class HealthPage(
    IPlatformHealth health, ICertificateAdministration certificates, JobStorage storage, ReaderZone zone, TimeProvider clock,
    IStringLocalizer<AdministrationText> texts, IStringLocalizer<SharedText> shared) : RefreshedComponent(clock, TimeSpan.FromSeconds(15))
{
    private const double Megabyte = 1_000_000;
    private const double Gigabyte = 1_000_000_000;
    private State? now;

    private IStringLocalizer<AdministrationText> T => texts;

    private IStringLocalizer<SharedText> Shared => shared;

    protected override async Task OnInitializedAsync() => now = await ReadOnce(nameof(now), null, Look);

    protected override async Task Read() => now = await Latest(Look());

    private async Task<State?> Look()
    {
        if (await health.Read(Asking) is not { } platform)
            return null;
        var known = await certificates.List(Asking);
        using var connection = storage.GetConnection();
        return new State(
            platform, known.Count(c => c.State is CertificateState.Valid), known.Count(c => c is { State: CertificateState.Expiring, IsReplaced: false }),
            known.Any(c => c.IsListLate(Clock.GetUtcNow())),
            [.. connection.GetRecurringJobs().Select(job => new JobState(job.Id, job.Error, job.LastJobState, job.LastExecution, job.NextExecution))]);
    }

    private static string Milliseconds(TimeSpan answer) => answer.TotalMilliseconds.ToString("0.0", CultureInfo.CurrentCulture);

    private static string Size(long bytes) => bytes >= Gigabyte
        ? (bytes / Gigabyte).ToString("0.0\u00a0'GB'", CultureInfo.CurrentCulture)
        : (bytes / Megabyte).ToString("0.0\u00a0'MB'", CultureInfo.CurrentCulture);

    /// <summary>The id itself where an older process has scheduled a job that is no more.</summary>
    private string Name(string job) => T[$"Job.{job}"] is { ResourceNotFound: false } name ? name.Value : job;

    private string Instant(DateTime? at) => at is { } known ? zone.Moment(new DateTimeOffset(known, TimeSpan.Zero)) : T["Health.Never"];

    /// <param name="Valid">Certificates.</param>
    /// <param name="Expiring">Certificates that no newer one has replaced.</param>
    /// <param name="IsListLate">Whether an authority's revocation list was not renewed in time.</param>
    private sealed record State(PlatformHealth Platform, int Valid, int Expiring, bool IsListLate, IReadOnlyList<JobState> Jobs);

    /// <param name="Last">When it ran, UTC.</param>
    /// <param name="Next">When it will, UTC.</param>
    private sealed record JobState(string Id, string? Error, string? Outcome, DateTime? Last, DateTime? Next);
}

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
    private PlatformHealth? now;
    private int valid;
    private int expiring;
    private bool isListLate;
    private List<RecurringJobDto> jobs = [];

    private IStringLocalizer<AdministrationText> T => texts;

    private IStringLocalizer<SharedText> Shared => shared;

    protected override Task OnInitializedAsync() => Read();

    protected override async Task Read()
    {
        now = await health.Read(Leaving);
        var known = await certificates.List(Leaving);
        (valid, expiring) = (known.Count(c => c.State is CertificateState.Valid), known.Count(c => c.State is CertificateState.Expiring));
        isListLate = known.Any(c => c.IsListLate(Clock.GetUtcNow()));
        using var connection = storage.GetConnection();
        jobs = connection.GetRecurringJobs();
    }

    private static string Size(long bytes) => bytes >= Gigabyte
        ? (bytes / Gigabyte).ToString("0.0 'GB'", CultureInfo.CurrentCulture)
        : (bytes / Megabyte).ToString("0.0 'MB'", CultureInfo.CurrentCulture);

    private string Instant(DateTime? at) => at is { } known ? zone.Moment(new DateTimeOffset(known, TimeSpan.Zero)) : T["Health.Never"];
}

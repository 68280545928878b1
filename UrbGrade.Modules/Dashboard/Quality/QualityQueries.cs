using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Dashboard.Quality;

internal sealed class QualityQueries(QualityMonths months, ITenantSession session, TimeProvider clock) : IQualityQueries
{
    private const int LongestPage = 500;

    public async Task<QualityMonth?> Month(QualityRequest request, CancellationToken cancellation)
    {
        if (session.CurrentTenantId is not { } tenantId)
        {
            return null;
        }

        var month = LocalCalendar.MonthOf(
            request.Month ?? await months.Newest(tenantId, cancellation) ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        var (meters, waiting) = await months.Of(tenantId, month, cancellation);
        var asked = meters.Where(meter => Matches(meter, request)).ToList();
        var faulty = asked.Count(meter => meter.Hours.HasFault);
        var shown = request.Faults ? asked.Where(meter => meter.Hours.HasFault).ToList() : asked;
        var length = Math.Clamp(request.PageLength, 1, LongestPage);
        var pages = Math.Max(1, (shown.Count + length - 1) / length);
        var page = Math.Clamp(request.Page, 1, pages);
        return new QualityMonth(
            month, asked.Aggregate(default(QualityHours), (sum, meter) => sum.Add(meter.Hours)), asked.Count, faulty, page, pages,
            [.. shown.OrderBy(meter => meter.Meter, NaturalOrder.Names).Skip((page - 1) * length).Take(length).Select(meter => meter.Row())])
        {
            Waiting = waiting,
        };
    }

    private static bool Matches(MeterQuality meter, QualityRequest request) =>
        (request.AssetId is null || request.AssetId == meter.AssetId)
        && (request.Text.Length == 0 || meter.Meter.Contains(request.Text, StringComparison.OrdinalIgnoreCase)
            || meter.AssetName.Contains(request.Text, StringComparison.OrdinalIgnoreCase));
}

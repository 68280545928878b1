using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Tests.Web.Fictional;

/// <summary>A month of the fictional shops with a day of each kind.</summary>
internal sealed class FictionalQualityQueries(FictionalDistrict district, ITenantSession session) : IQualityQueries
{
    private static readonly (QualityHours Hours, string[] Rules)[] Days =
    [
        (new(24, 0, 0, 0, 0), []), (new(22, 2, 0, 0, 0), ["03-gap"]), (new(0, 0, 24, 0, 0), ["03-gap"]), (new(23, 0, 0, 1, 0), ["06-negative"]),
        (new(24, 0, 0, 0, 3), ["08-outlier"]),
    ];

    public Task<QualityMonth?> Month(QualityRequest request, CancellationToken cancellation)
    {
        if (session.CurrentTenantId is null)
        {
            return Task.FromResult<QualityMonth?>(null);
        }

        var month = request.Month ?? new DateOnly(2013, 10, 1);
        var rows = session.CurrentTenantId == 2 && request.Text is not "nothing"
            ? Enumerable.Range(1, FictionalDistrict.Shops.Count).Concat(Enumerable.Range(1000, district.Copies))
                .Where(asset => request.AssetId is null || request.AssetId == asset).Select(asset => Row(asset, month)).ToList()
            : [];
        return Task.FromResult<QualityMonth?>(new QualityMonth(
            month, rows.Aggregate(default(QualityHours), (sum, row) => sum.Add(row.Hours)), rows.Count, rows.Count, request.Page,
            Math.Max(1, (rows.Count + request.PageLength - 1) / request.PageLength), [.. rows.Skip((request.Page - 1) * request.PageLength).Take(request.PageLength)]));
    }

    private static QualityRow Row(int asset, DateOnly month)
    {
        var days = Enumerable.Range(0, DateTime.DaysInMonth(month.Year, month.Month))
            .Select(day => new QualityCell(month.AddDays(day), Days[(day + asset) % Days.Length].Hours, Days[(day + asset) % Days.Length].Rules)).ToList();
        return new QualityRow(2, asset, $"Shop {asset}", $"{476 + asset}", days.Aggregate(default(QualityHours), (sum, day) => sum.Add(day.Hours)), days);
    }
}

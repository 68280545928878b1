using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Engagement;

namespace UrbGrade.Tests.Web.Fictional;

/// <summary>A street with three levels of light, one of them with too few votes; and one without any.</summary>
internal sealed class FictionalOpinions(FictionalDistrict district, ITenantSession session) : IOpinions
{
    private static readonly string[] Streets = ["Carrer Buit", "Carrer Fictici"];

    public Task<DimmingCurve?> Curve(string? street, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        DimmingPoint[] points =
        [
            new(50, new Opinion(3, null, null, null), null), new(70, new Opinion(12, 55.2, 52.1, 14.3), 2810), new(100, new Opinion(61, 77.4, 77.4, 5.1), 4012),
        ];
        return Task.FromResult(session.CurrentTenantId != 2 ? null : district.IsEmpty
            ? new DimmingCurve([], street, from, to, [], Opinion.None, 0, FictionalDistrict.TimeZone) : street == "Carrer Buit"
            ? new DimmingCurve(Streets, street, from, to, [], Opinion.None, 0, FictionalDistrict.TimeZone)
            : new DimmingCurve(Streets, street, from, to, points, new Opinion(80, 72, 72, 4.9), 4, FictionalDistrict.TimeZone) { Origin = district.Origin });
    }

    public Task<IReadOnlyList<LitVote>> Votes(string? street, DateOnly from, DateOnly to, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<LitVote>>(session.CurrentTenantId != 2 || district.IsEmpty || street == "Carrer Buit" ? [] :
        [
            new("SF-P-001", "Carrer Fictici", FictionalDistrict.LastReadingAt, 2, 70, 2800, "light-2019", "=1+1 <b>too dark</b> by the bench"),
            new("SF-P-002", "Carrer Fictici", FictionalDistrict.LastReadingAt.AddDays(-1), 5, 100, 4000, "light-2019", null),
        ]);
}

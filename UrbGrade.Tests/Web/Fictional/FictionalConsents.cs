using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Profiling;

namespace UrbGrade.Tests.Web.Fictional;

/// <summary>The resident's meter, agreed to until that is taken back.</summary>
internal sealed class FictionalConsents(ITenantSession session, FictionalDistrict district) : IProfileConsents
{
    private static readonly DateTimeOffset GivenAt = new(2019, 2, 3, 12, 0, 0, TimeSpan.Zero);

    public Task<IReadOnlyList<ProfileConsent>> Mine(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<ProfileConsent>>(
        session.AccountName?.StartsWith("resident@", StringComparison.Ordinal) is true ? [new ProfileConsent("477", 1, district.IsAgreed ? GivenAt : null)] : []);

    public Task<AdministrationResult> Set(string meter, bool isGiven, CancellationToken cancellation)
    {
        district.IsAgreed = isGiven;
        return Task.FromResult(new AdministrationResult(AdministrationOutcome.Done));
    }
}

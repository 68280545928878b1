using Microsoft.Extensions.DependencyInjection;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Profiling;
using UrbGrade.Modules.Profiling.Store;

namespace UrbGrade.Tests.Profiling.Handlers;

public class HomeProfileTests : IAsyncLifetime
{
    private const string Ana = "ana@example.org";
    private const int Days = 85;

    private ProfiledTenant tenant = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        tenant = await ProfiledTenant.Create();
        for (var i = 0; i < 12; i++)
        {
            await tenant.Measure($"home-{i}", Days, (day, hour) => 1 + (hour is >= 8 and < 20 == i < 6 ? 3 : 0) + (0.1 * Math.Sin((day * 24) + hour + i)));
        }

        await tenant.Tenant.Platform.Get<IUserDirectory>().Add(
            new UserDraft(Ana, AccountRole.Resident, "20", "a long password of a test 7", "Ana"), Cancellation);
        await tenant.Tenant.Platform.Get<IPeople>().Assign(Ana, "home-0", ProfiledTenant.From, null, Cancellation);
    }

    public ValueTask DisposeAsync() => tenant.Tenant.DisposeAsync();

    [Fact]
    public async Task A_home_has_a_profile_only_while_its_person_agrees()
    {
        await tenant.MakeProfiles(Days);
        Assert.Equal(ProfileState.NoConsent, tenant.ProfileOf("home-0").State);
        Assert.DoesNotContain(tenant.Tenant.Rows<SegmentMemberRow>(), member => member.SeriesId == tenant.ProfileOf("home-0").SeriesId);
        Assert.Equal(11, tenant.Tenant.Rows<ConsumerProfileRow>().Count);

        await Consent(true);
        await tenant.MakeProfiles(Days);
        Assert.Equal(ProfileState.Ready, tenant.ProfileOf("home-0").State);
        Assert.Contains(tenant.Tenant.Rows<SegmentMemberRow>(), member => member.SeriesId == tenant.ProfileOf("home-0").SeriesId);

        var series = tenant.ProfileOf("home-0").SeriesId;
        await Consent(false);
        AssertForgotten(series);
        await tenant.MakeProfiles(Days);
        Assert.Equal(ProfileState.NoConsent, tenant.ProfileOf("home-0").State);
        Assert.DoesNotContain(tenant.Tenant.Rows<TypicalProfileRow>(), row => row.SeriesId == series);
    }

    [Fact]
    public async Task Days_before_somebody_moved_in_are_not_looked_at()
    {
        await tenant.Tenant.Platform.Get<IPeople>().Assign(Ana, "home-1", ProfiledTenant.From.AddDays(40), null, Cancellation);
        await Consent(true, "home-1");
        await tenant.MakeProfiles(Days);

        var profile = tenant.ProfileOf("home-1");
        Assert.Equal((ProfileState.Ready, Days - 40, ProfiledTenant.From.AddDays(40)), (profile.State, profile.Days, profile.FirstDay));
    }

    [Fact]
    public async Task Erasing_a_person_removes_the_homes_profile()
    {
        await Consent(true);
        await tenant.MakeProfiles(Days);
        var series = tenant.ProfileOf("home-0").SeriesId;
        tenant.Tenant.Platform.Session.BecomeTenantAdministrator(tenant.Tenant.Id);
        var people = tenant.Tenant.Platform.Get<IPeople>();
        Assert.Contains((await people.Count(Ana, Cancellation))!, count => count is { Name: "profiles", Count: > 0 });
        var tables = (await people.Read(Ana, Cancellation))!;
        Assert.NotEmpty(await tables.Single(table => table.Name == "usual-days").Rows.ToListAsync(Cancellation));
        Assert.Single(await tables.Single(table => table.Name == "profile-consents").Rows.ToListAsync(Cancellation));

        var erasure = await people.Erase(Ana, Ana, "asked by letter", Cancellation);

        Assert.Equal(AdministrationOutcome.Done, erasure.Result.Outcome);
        AssertForgotten(series);
        Assert.Empty(tenant.Tenant.Rows<ProfileConsentRow>());
        Assert.Equal(11, tenant.Tenant.Rows<MeterProfileRow>().Count);
        await tenant.MakeProfiles(Days);
        Assert.Equal(0, tenant.ProfileOf("home-0").Days);
    }

    [Fact]
    public async Task Who_moved_out_neither_sees_nor_erases_the_usual_days_of_who_lives_there_now()
    {
        const string Bo = "bo@example.org";
        var moved = ProfiledTenant.From.AddDays(40);
        var people = tenant.Tenant.Platform.Get<IPeople>();
        await tenant.Tenant.Platform.Get<IUserDirectory>().Add(new UserDraft(Bo, AccountRole.Resident, "20", "a long password of a test 7", "Bo"), Cancellation);
        await people.Assign(Ana, "home-1", ProfiledTenant.From, moved, Cancellation);
        await people.Assign(Bo, "home-1", moved, null, Cancellation);
        await Consent(true, "home-1", Bo);
        await tenant.MakeProfiles(Days);
        var series = tenant.ProfileOf("home-1").SeriesId;
        await tenant.Tenant.Change(database => database.Add(new AtypicalDayRow { SeriesId = series, Day = moved.AddDays(-3), TenantId = tenant.Tenant.Id }));
        tenant.Tenant.Platform.Session.BecomeTenantAdministrator(tenant.Tenant.Id);
        Assert.DoesNotContain("home-1", await UsualMeters(Ana));
        Assert.Contains("home-1", await UsualMeters(Bo));

        Assert.Equal(AdministrationOutcome.Done, (await people.Erase(Ana, Ana, "asked by letter", Cancellation)).Result.Outcome);

        Assert.Equal((ProfileState.Ready, moved), (tenant.ProfileOf("home-1").State, tenant.ProfileOf("home-1").FirstDay));
        Assert.Contains(tenant.Tenant.Rows<ProfileMonthRow>(), row => row.SeriesId == series && row.Month == new DateOnly(2026, 2, 1));
        Assert.DoesNotContain(tenant.Tenant.Rows<AtypicalDayRow>(), row => row.SeriesId == series && row.Day < moved);
        Assert.Contains("home-1", await UsualMeters(Bo));

        async Task<List<object?>> UsualMeters(string who) =>
            [.. (await (await people.Read(who, Cancellation))!.Single(table => table.Name == "usual-days").Rows.ToListAsync(Cancellation)).Select(row => row[0])];
    }

    [Fact]
    public async Task Nobody_agrees_for_somebody_elses_meter()
    {
        Assert.Equal(AdministrationOutcome.NotFound, await Consent(true, "home-5"));
        Assert.Empty(tenant.Tenant.Rows<ProfileConsentRow>());
    }

    private async Task<AdministrationOutcome> Consent(bool isGiven, string meter = "home-0", string who = Ana)
    {
        var session = tenant.Tenant.Platform.Session;
        session.BecomeNobody();
        (session.CurrentTenantId, session.AccountName) = (tenant.Tenant.Id, who);
        await using var scope = tenant.Tenant.Platform.Get<IServiceScopeFactory>().CreateAsyncScope();
        var consents = scope.ServiceProvider.GetRequiredService<IProfileConsents>();
        var result = await consents.Set(meter, isGiven, Cancellation);
        if (result.Outcome == AdministrationOutcome.Done)
        {
            Assert.Equal(isGiven, (await consents.Mine(Cancellation)).Single(one => one.Meter == meter).GivenAt is not null);
        }

        session.BecomeOperator(tenant.Tenant.Id);
        session.IsPlatformAdministrator = true;
        return result.Outcome;
    }

    private void AssertForgotten(int series)
    {
        Assert.DoesNotContain(tenant.Tenant.Rows<MeterProfileRow>(), row => row.SeriesId == series);
        Assert.DoesNotContain(tenant.Tenant.Rows<TypicalProfileRow>(), row => row.SeriesId == series);
        Assert.DoesNotContain(tenant.Tenant.Rows<ProfileMonthRow>(), row => row.SeriesId == series);
        Assert.DoesNotContain(tenant.Tenant.Rows<AtypicalDayRow>(), row => row.SeriesId == series);
        Assert.DoesNotContain(tenant.Tenant.Rows<SegmentMemberRow>(), row => row.SeriesId == series);
        Assert.DoesNotContain(tenant.Tenant.Rows<ConsumerProfileRow>(), row => row.AssetId == tenant.Tenant.AssetOf("home-0"));
    }
}

using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Quantification;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Engagement;

/// <summary>A tenant with two cabinets, three posts at the first and one at the second, and a campaign in March 2026.</summary>
internal sealed class EngagedTenant : IAsyncDisposable
{
    public const string Campaign = "light-2026";

    private EngagedTenant(QuantifiedTenant tenant) => Tenant = tenant;

    public QuantifiedTenant Tenant { get; }

    public TestPlatform Platform => Tenant.Platform;

    public IVoting Voting => Platform.Get<IVoting>();

    public ICampaigns Campaigns => Platform.Get<ICampaigns>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="settings">Settings that differ from the defaults.</param>
    public static async Task<EngagedTenant> Create(IReadOnlyDictionary<string, string?>? settings = null)
    {
        var tenant = new EngagedTenant(await QuantifiedTenant.Create(new TestPlatform(settings: settings), code: "30"));
        await tenant.Tenant.Register("477", "478");
        await tenant.Tenant.Change(context =>
        {
            foreach (var asset in context.Set<AssetRow>())
            {
                (asset.Latitude, asset.Longitude) = (43.184, -2.473);
            }

            var street = context.Add(new PlaceRow { TenantId = tenant.Tenant.Id, Kind = UrbGrade.Bus.Contracts.Quantification.KpiScope.Street, Name = "Untzaga" }).Entity;
            context.SaveChanges();
            context.Add(new PlaceAssetRow { TenantId = tenant.Tenant.Id, PlaceId = street.Id, AssetId = tenant.Tenant.AssetOf("477") });
        });
        tenant.Platform.Session.BecomeOperator(tenant.Tenant.Id);
        await Done(tenant.Campaigns.PutPlaces(
            null, [new("P-1", "Untzaga 1", "477"), new("P-2", "Untzaga 2", "477"), new("P-3", "Untzaga 3", "477"), new("P-9", "Txonta 9", "478")], Cancellation));
        await Done(tenant.Campaigns.Put(null, new CampaignDraft(Campaign, "Light of 2026", new(2026, 3, 1), new(2026, 3, 31), []), Cancellation));
        tenant.Platform.Get<ChangeWatch>().Look();
        tenant.Platform.Session.BecomeNobody();
        return tenant;
    }

    public async Task<string> TagOf(string code)
    {
        await using var database = Platform.Contexts.Read(TenantScope.Of(Tenant.Id));
        return database.Set<VotePlaceRow>().Single(p => p.Code == code).Tag;
    }

    /// <param name="network">Where the vote comes from; one of the voter's own when null.</param>
    public async Task<VoteOutcome> Vote(string place, string voter, int score, string? comment = null, string? network = null) =>
        await Voting.Cast(await TagOf(place), voter, network ?? voter, new VoteDraft(score, comment, "eu"), Cancellation);

    public List<SiteRecordRow> Votes() => Tenant.Rows<SiteRecordRow>().FindAll(record => record.Kind == "vote");

    public ValueTask DisposeAsync() => Tenant.DisposeAsync();

    public static async Task Done(Task<AdministrationResult> change)
    {
        var result = await change;
        Assert.True(result.Outcome == AdministrationOutcome.Done, result.Detail);
    }
}

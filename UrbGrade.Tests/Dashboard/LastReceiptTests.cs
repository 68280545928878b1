using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Tests.Dashboard;

public class LastReceiptTests : IAsyncLifetime
{
    private DashboardWorld world = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IUploadQueries Uploads => world.Get<IUploadQueries>();

    public async ValueTask InitializeAsync()
    {
        world = await DashboardWorld.Create();
        await world.Barcelona.QuantifyAndCompute(1, DashboardWorld.Day("2026-03-09"));
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Each_of_several_sites_has_its_own_last_receipt_and_certificate()
    {
        var first = world.Platform.Clock.GetUtcNow();
        await world.Barcelona.Register("478");
        var second = await world.MoveToOwnSite("478", "Second");
        var silent = await AddSite("Silent");
        world.Platform.Clock.Advance(TimeSpan.FromHours(2));
        var later = world.Platform.Clock.GetUtcNow();
        await world.Barcelona.QuantifyAndCompute(4, DashboardWorld.Day("2026-03-09", meter: "478"));
        await world.Barcelona.Change(context =>
        {
            context.AddRange(
                Certificate("a1", "CN=first", first, 30), Certificate("b1", "CN=second", first, 10), Certificate("b2", "CN=second", first, 400),
                Certificate("c1", "CN=third", first, 700));
            foreach (var request in context.Set<RawRequestRow>())
            {
                (request.CertificateThumbprint, request.ReceivedAt) = request.Id == 4 ? ("b1", later) : ("a1", first);
            }
        });

        var sites = await Uploads.ListSites(2, Cancellation);

        Assert.Equal((first, first.AddDays(30)), Last(sites, world.Barcelona.Rows<SiteRow>().Min(s => s.Id)));
        Assert.Equal((later, first.AddDays(400)), Last(sites, second));
        Assert.Equal((null, null), Last(sites, silent));
    }

    [Fact]
    public async Task What_a_stranger_sent_for_a_site_stood_as_its_gateways()
    {
        var first = world.Platform.Clock.GetUtcNow();
        await world.Barcelona.Register("478", "479");
        await world.Barcelona.QuantifyAndCompute(4, DashboardWorld.Day("2026-03-09", meter: "478"));
        world.Platform.Clock.Advance(TimeSpan.FromHours(2));
        var later = world.Platform.Clock.GetUtcNow();
        await world.Barcelona.QuantifyAndCompute(5, DashboardWorld.Day("2026-03-09", meter: "479"));
        await world.Barcelona.Change(context =>
        {
            context.AddRange(
                Certificate("a1", "CN=gateway", first.AddDays(-1), 30), Certificate("a2", "CN=gateway", first, 400), Certificate("b1", "CN=trial", first, 700));
            foreach (var request in context.Set<RawRequestRow>())
            {
                (request.CertificateThumbprint, request.ReceivedAt) = request.Id == 5 ? ("b1", later) : ("a1", first);
                request.SignedAt = request.ReceivedAt.AddSeconds(request.Id == 5 ? -200 : 0);
                request.Waiting = request.Id == 5 ? null : 7;
            }
        });

        var site = Assert.Single(await Uploads.ListSites(2, Cancellation));

        Assert.Equal((first, first.AddDays(400), 7, TimeSpan.Zero), (site.LastReceiptAt, site.CertificateExpiresAt, site.Waiting, site.ClockBehind));
        Assert.Equal([new OtherSender("CN=trial", later)], site.Others!);
    }

    [Fact]
    public async Task The_former_name_of_a_gateway_stood_beside_it_for_ever()
    {
        var first = world.Platform.Clock.GetUtcNow();
        world.Platform.Clock.Advance(TimeSpan.FromDays(31));
        var later = world.Platform.Clock.GetUtcNow();
        await world.Barcelona.QuantifyAndCompute(4, DashboardWorld.Day("2026-03-10"));
        await world.Barcelona.Change(context =>
        {
            context.AddRange(Certificate("a1", "CN=former", first, 30), Certificate("b1", "CN=gateway", later, 365));
            foreach (var request in context.Set<RawRequestRow>())
            {
                (request.CertificateThumbprint, request.ReceivedAt) = request.Id == 4 ? ("b1", later) : ("a1", first);
            }
        });

        var site = Assert.Single(await Uploads.ListSites(2, Cancellation));

        Assert.Equal((later, later.AddDays(365)), (site.LastReceiptAt, site.CertificateExpiresAt));
        Assert.Null(site.Others);
    }

    private GatewayCertificateRow Certificate(string thumbprint, string subject, DateTimeOffset from, int days) => new()
    {
        TenantId = world.Barcelona.Id, Thumbprint = thumbprint, Subject = subject, Der = [], NotBefore = from, NotAfter = from.AddDays(days), AddedAt = from,
    };

    private static (DateTimeOffset?, DateTimeOffset?) Last(IEnumerable<SiteUploads> sites, int siteId) =>
        sites.Where(site => site.SiteId == siteId).Select(site => (site.LastReceiptAt, site.CertificateExpiresAt)).Single();

    private async Task<int> AddSite(string name)
    {
        await world.Barcelona.Change(context => context.Add(new SiteRow { TenantId = world.Barcelona.Id, Code = name, Name = name }));
        return world.Barcelona.Rows<SiteRow>().Single(site => site.Name == name).Id;
    }
}

using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Quantification;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Dashboard;

/// <summary>Two tenants with readings and KPIs; the session is in the first one.</summary>
internal sealed class DashboardWorld : IAsyncDisposable
{
    private readonly IServiceScope scope;

    private DashboardWorld(TestPlatform platform, QuantifiedTenant barcelona, QuantifiedTenant eibar)
    {
        (Platform, Barcelona, Eibar) = (platform, barcelona, eibar);
        scope = platform.Get<IServiceScopeFactory>().CreateScope();
    }

    public TestPlatform Platform { get; }

    public QuantifiedTenant Barcelona { get; }

    public QuantifiedTenant Eibar { get; }

    public int Shop => Barcelona.AssetOf("477");

    public int Cabinet => Eibar.AssetOf("900");

    /// <param name="fewestAssets">Assets that a public figure has to stand on.</param>
    public static async Task<DashboardWorld> Create(int fewestAssets = 5)
    {
        var platform = new TestPlatform(settings: new Dictionary<string, string?>
        {
            ["Dashboard:FewestAssets"] = fewestAssets.ToString(CultureInfo.InvariantCulture),
        });
        var barcelona = await QuantifiedTenant.Create(platform);
        var eibar = await QuantifiedTenant.Create(platform, "30", isPublic: false);
        await barcelona.Register("477");
        await eibar.Register("900");
        platform.Session.BecomeTenantAdministrator(barcelona.Id);
        return new DashboardWorld(platform, barcelona, eibar);
    }

    public T Get<T>()
        where T : notnull => scope.ServiceProvider.GetRequiredService<T>();

    public static Task SetOrigin(QuantifiedTenant tenant, string origin) =>
        tenant.Change(context => context.Set<SiteRow>().Single().Origin = origin);

    /// <summary>Gives the asset of a meter of Barcelona a site of its own and says its id.</summary>
    public async Task<int> MoveToOwnSite(string meter, string name)
    {
        var asset = Barcelona.AssetOf(meter);
        await Barcelona.Change(context =>
        {
            var site = new SiteRow { TenantId = Barcelona.Id, Code = name, Name = name };
            context.Add(site);
            context.SaveChanges();
            context.Set<AssetRow>().Single(a => a.Id == asset).SiteId = site.Id;
        });
        return Barcelona.Rows<SiteRow>().Single(s => s.Name == name).Id;
    }

    /// <summary>Hours of a local day in Madrid, from midnight.</summary>
    public static IEnumerable<ShopHour> Day(string day, int hours = 24, string meter = "477", double energy = 2.5, int from = 0) =>
        Day(When.Day(day), hours, meter, energy, from);

    /// <summary>Hours of a local day in Madrid, from midnight.</summary>
    public static IEnumerable<ShopHour> Day(DateOnly day, int hours = 24, string meter = "477", double energy = 2.5, int from = 0)
    {
        var midnight = LocalCalendar.Of("Europe/Madrid").InstantOf(day);
        return Enumerable.Range(from, hours - from).Select(i => ShopHour.Of(meter, midnight.AddHours(i), energy, 0.05, 21, 15));
    }

    /// <summary>All hours of a local day in Madrid, 23 or 25 of them where the clock changes.</summary>
    public static IEnumerable<ShopHour> WholeDay(DateOnly day, string meter = "477") =>
        Day(day, LocalCalendar.Of("Europe/Madrid").HoursOf(day), meter);

    public ValueTask DisposeAsync()
    {
        scope.Dispose();
        return Platform.DisposeAsync();
    }
}

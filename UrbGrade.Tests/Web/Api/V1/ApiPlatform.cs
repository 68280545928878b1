using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Engagement.Store;
using UrbGrade.Modules.Lighting.Store;
using UrbGrade.Tests.Dashboard;
using UrbGrade.Tests.Quantification;
using UrbGrade.Tests.Support;
using UrbGrade.Web.Commands;
using UrbGrade.Web.Hosting;

namespace UrbGrade.Tests.Web.Api.V1;

/// <summary>The whole platform on a port with two tenants' readings of one day, and a token for each.</summary>
public sealed class ApiPlatform : IAsyncLifetime
{
    /// <summary>Tenant 20, who asks.</summary>
    public const string Own = "20";

    /// <summary>Tenant 30, whose rows nobody else may see.</summary>
    public const string Foreign = "30";

    /// <summary>Of everybody who is invited.</summary>
    public const string Password = "three unrelated words";

    private readonly TemporaryFolder folder = new();
    private readonly Dictionary<string, string> tokens = [];
    private WebApplication? app;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>What its process does; without work nothing is written but what is asked for.</summary>
    internal string Role { get; init; } = "all";

    /// <summary>Ids of a tenant's only site, asset, meter, series, receipt and finding, by the first word of their addresses.</summary>
    internal Dictionary<string, Dictionary<string, long>> Ids { get; } = [];

    /// <summary>Every address that the platform answers.</summary>
    internal IReadOnlyList<RouteEndpoint> Routes =>
        [.. ((IEndpointRouteBuilder)app!).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()];

    /// <summary>Of its data.</summary>
    internal string Folder => folder.Path;

    internal HttpClient Client { get; } = new(new HttpClientHandler { AllowAutoRedirect = false });

    internal string Token => tokens[Own];

    public async ValueTask InitializeAsync()
    {
        PreparedFolder.CopyKeysTo(folder.Path);
        await using (var platform = new TestPlatform(folder.Path))
        {
            await Fill(await QuantifiedTenant.Create(platform, Own), "477", 1);
            await Fill(await QuantifiedTenant.Create(platform, Foreign), "900-secret", 2);
        }

        foreach (var tenant in new[] { Own, Foreign })
        {
            tokens[tenant] = (await Admin("token", "add", "--tenant", tenant, "--name", $"portal of {tenant}")).GetProperty("details").GetProperty("token").GetString()!;
        }

        await File.WriteAllBytesAsync(folder.File("logo.png"), Pictures.Png(), Cancellation);
        await Admin("tenant", "set", "--code", Foreign, "--logo", folder.File("logo.png"), "--public", "false");
        app = await Start();
        Client.BaseAddress = new Uri(app.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app!.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        folder.Dispose();
    }

    /// <summary>A further platform on the same folder.</summary>
    internal async Task<WebApplication> Start(params (string Key, string Value)[] settings)
    {
        var host = PlatformHost.Build(new ServeOptions { DataFolder = folder.Path, HttpPort = 0, Role = Role }, builder =>
        {
            builder.Logging.ClearProviders();
            // Every visitor of the tests comes from one address.
            builder.Configuration.AddInMemoryCollection([new("Pages:SignInAttemptsPerMinute", "10000"), new("Pages:AnswersPerMinute", "10000")]);
            builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        });
        await host.StartAsync(Cancellation);
        return host;
    }

    /// <summary>Runs <c>admin ... --json</c> on the folder, which has to end well.</summary>
    internal async Task<JsonElement> Admin(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.True(await UrbGradeCommandLine.Run(["admin", .. arguments, "--data", folder.Path, "--json"], output, error) == 0, $"{output}{error}");
        return JsonSerializer.Deserialize<JsonElement>(output.ToString());
    }

    /// <summary>A visitor with an account of the role, who came by an invitation.</summary>
    internal async Task<PageClient> SignedIn(string email, string role, string? tenant = null)
    {
        string[] member = tenant is null ? [] : ["--tenant", tenant];
        var invited = await Admin(["user", "invite", "--email", email, "--role", role, "--address", Client.BaseAddress!.ToString(), .. member]);
        var link = new Uri(invited.GetProperty("details").GetProperty("link").GetString()!).PathAndQuery;
        var visitor = new PageClient(Client.BaseAddress!);
        using var chosen = await visitor.Submit(link, null, ("Input.Password", Password), ("Input.Again", Password));
        using var signedIn = await visitor.Submit("/account/sign-in", null, ("Input.Email", email), ("Input.Password", Password));
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (chosen.StatusCode, signedIn.StatusCode));
        return visitor;
    }

    /// <summary>Asks as the own tenant, or with another token, or with none when it is empty.</summary>
    internal Task<HttpResponseMessage> Ask(string path, string? token = null, Action<HttpRequestHeaders>? headers = null, HttpMethod? method = null)
    {
        var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        if ((token ?? Token) is { Length: > 0 } shown)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", shown);
        }

        headers?.Invoke(request.Headers);
        return Client.SendAsync(request, Cancellation);
    }

    internal async Task<JsonElement> Read(string path)
    {
        using var answer = await Ask(path);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode} {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>A service of the running platform.</summary>
    internal T Get<T>()
        where T : notnull => app!.Services.GetRequiredService<T>();

    /// <summary>Changes rows of a tenant while the platform runs.</summary>
    internal Task Change(string tenant, Action<UrbGradeContext, int> change) => app!.Services.GetRequiredService<ICommitQueue>().Commit(
        session =>
        {
            var id = (int)Ids[tenant]["tenants"];
            using var database = app.Services.GetRequiredService<IUrbGradeContexts>().Write(TenantScope.Of(id), session);
            change(database, id);
            return database.SaveChanges();
        },
        Cancellation);

    /// <summary>Rows of a tenant.</summary>
    internal List<TRow> Rows<TRow>(string tenant)
        where TRow : class
    {
        using var database = app!.Services.GetRequiredService<IUrbGradeContexts>().Read(TenantScope.Of((int)Ids[tenant]["tenants"]));
        return [.. database.Set<TRow>()];
    }

    private async Task Fill(QuantifiedTenant tenant, string meter, long request)
    {
        await tenant.Register(meter);
        await tenant.Change(database =>
        {
            var asset = database.Set<AssetRow>().Single();
            (asset.Latitude, asset.Longitude) = (41.38, 2.17);
        });
        await tenant.Change(database =>
        {
            database.Add(new WorkItemRow
            {
                Id = request, TenantId = tenant.Id, Contract = "Aggregation.RequestStored", Payload = $$"""{"meter":"{{meter}}"}""", ConversationId = $"conversation-{request}",
                State = WorkItemState.Parked, Attempts = 5, Error = $"meter {meter}", Cause = $"meter {meter}", FinishedAt = tenant.Platform.Clock.GetUtcNow(),
            });
            database.Add(new LightingProgramRow
            {
                TenantId = tenant.Id, Node = meter, Version = 1, Profile = "sunset 100; sunrise 0", EditedBy = meter, EditedAt = tenant.Platform.Clock.GetUtcNow(),
            });
        });
        await tenant.Change(database =>
        {
            var place = database.Add(new VotePlaceRow
            {
                TenantId = tenant.Id, Code = $"post of {meter}", Name = $"Post of {meter}", AssetId = database.Set<AssetRow>().Single().Id, Tag = $"p0st000{request}",
            }).Entity;
            var campaign = database.Add(new CampaignRow
            {
                TenantId = tenant.Id, Code = $"campaign-{request}", Name = $"Campaign of {meter}", FirstDay = new DateOnly(2019, 1, 1), LastDay = new DateOnly(2019, 12, 31),
                EditedBy = meter,
            }).Entity;
            database.Add(new SurveyRow
            {
                TenantId = tenant.Id, Code = $"survey-{request}", Tag = $"survey0{request}", EditedBy = meter, Edit = 1,
                Draft = $$$"""{"title":{"en":"Survey of {{{meter}}}"},"intro":{},"questions":[{"key":"safety","kind":"rating","title":{},"hint":{},"choices":[],"isRequired":true}]}""",
            });
            database.SaveChanges();
            database.Add(new CampaignPlaceRow { TenantId = tenant.Id, CampaignId = campaign.Id, PlaceId = place.Id });
        });
        await tenant.Change(database => database.Add(new FindingRow
        {
            TenantId = tenant.Id, Kind = FindingKind.Frozen, Scope = FindingScope.Asset, ScopeId = tenant.AssetOf(meter), AssetId = tenant.AssetOf(meter),
            StartAt = tenant.Platform.Clock.GetUtcNow(), Strength = 1, Confidence = 1, Evidence = """{"Unit":"kWh","Medium":null,"Numbers":{},"Points":[]}""",
            FoundAt = tenant.Platform.Clock.GetUtcNow(), ChangedAt = tenant.Platform.Clock.GetUtcNow(), Note = meter,
        }));
        await tenant.QuantifyAndCompute(request, DashboardWorld.Day("2019-07-01", meter: meter));
        await tenant.ComputePeriods();
        var code = request == 1 ? Own : Foreign;
        Ids[code] = new Dictionary<string, long>
        {
            ["sites"] = tenant.Rows<SiteRow>().Single().Id,
            ["assets"] = tenant.AssetOf(meter),
            ["meters"] = tenant.Rows<MeterRow>().Single().Id,
            ["series"] = tenant.Rows<SeriesRow>().Single(s => s.Quantity == "energy").Id,
            ["receipts"] = request,
            ["findings"] = tenant.Rows<FindingRow>().Single().Id,
            ["tenants"] = tenant.Id,
        };
    }
}

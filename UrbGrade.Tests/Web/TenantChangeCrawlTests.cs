using System.Net;
using Microsoft.Extensions.DependencyInjection;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Tests.Support;
using UrbGrade.Tests.Web.Api.V1;

namespace UrbGrade.Tests.Web;

/// <summary>Tries every door to what another tenant has, and compares all of its rows afterwards with what they were before.</summary>
public sealed class TenantChangeCrawlTests : IAsyncLifetime
{
    /// <summary>In everything that the other tenant has.</summary>
    private const string Secret = "secret";

    private static readonly HttpMethod[] Changing = [HttpMethod.Post, HttpMethod.Put, HttpMethod.Patch, HttpMethod.Delete];

    private readonly ApiPlatform platform = new() { Role = "web" };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private int Own => (int)platform.Ids[ApiPlatform.Own]["tenants"];

    private int Foreign => (int)platform.Ids[ApiPlatform.Foreign]["tenants"];

    /// <summary>Signing out is no change of anybody's rows, and would end the crawl.</summary>
    private IEnumerable<string> Paths => new ForeignAddresses(platform).Paths().Where(path => path != "/account/sign-out");

    public async ValueTask InitializeAsync()
    {
        await platform.InitializeAsync();
        using var owner = await platform.SignedIn("owner@eibar.example", "TenantAdministrator", ApiPlatform.Foreign);
    }

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    [Fact]
    public async Task No_address_changes_anything_of_another_tenant_by_any_method()
    {
        var before = Rows();
        Assert.True(before.Count(table => table.Value.Length > 0) >= 12, string.Join(", ", before.Where(table => table.Value.Length > 0).Select(table => table.Key)));
        (string, string)[] fields = [("tenant", $"{Foreign}"), .. platform.Ids[ApiPlatform.Foreign].Select(id => (id.Key, $"{id.Value}"))];
        List<string> failures = [];
        var asked = 0;
        foreach (var role in new[] { "TenantAdministrator", "Operator", "Staff", "Resident" })
        {
            using var visitor = await platform.SignedIn($"change-{role}@barcelona.example".ToLowerInvariant(), role, ApiPlatform.Own);

            // With what protects its forms, as somebody has it who writes requests by hand.
            var form = await visitor.Read("/");
            foreach (var (path, method) in Paths.SelectMany(path => Changing.Select(method => (path, method))))
            {
                asked++;
                using var answer = await visitor.SendFrom(method, form, path, fields);
                failures.AddRange(await Wrong(answer, $"{method} {path} by {role}"));
            }
        }

        foreach (var (path, method) in Paths.Where(path => path.StartsWith("/api/", StringComparison.Ordinal)).SelectMany(path => Changing.Select(method => (path, method))))
        {
            using var answer = await platform.Ask(path, method: method);
            failures.AddRange(await Wrong(answer, $"{method} {path} by token"));
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
        Assert.True(asked > 500, $"Only {asked} requests were sent.");
        AssertSame(before, Rows());
    }

    [Fact]
    public async Task No_service_behind_the_pages_shows_or_changes_anything_of_another_tenant()
    {
        var before = Rows();
        var services = ServicesOfPages.All();
        Assert.True(services.Count >= 40, string.Join(", ", services.Select(service => service.Name)));
        await using var inside = new TestPlatform(platform.Folder);
        List<string> shown = [];
        var (asked, answered) = (0, 0);
        foreach (var become in new Action<int>[] { inside.Session.BecomeTenantAdministrator, inside.Session.BecomeOperator })
        {
            become(Own);
            foreach (var call in services.SelectMany(service => ServicesOfPages.Calls(service, platform.Ids[ApiPlatform.Foreign], ApiPlatform.Foreign)))
            {
                asked++;
                await using var scope = inside.Get<IServiceScopeFactory>().CreateAsyncScope();
                if (await call.Ask(scope.ServiceProvider, Cancellation) is { } answer)
                {
                    answered++;
                    if (answer.Contains(Secret, StringComparison.OrdinalIgnoreCase))
                    {
                        shown.Add($"{call}: {answer}");
                    }
                }
            }
        }

        Assert.Empty(shown);
        Assert.True(answered > asked * 3 / 4, $"Of {asked} calls {answered} were answered.");
        AssertSame(before, Rows());
    }

    private static async Task<IEnumerable<string>> Wrong(HttpResponseMessage answer, string what)
    {
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        var isDenied = answer.StatusCode is HttpStatusCode.Redirect && answer.Headers.Location?.OriginalString.Contains("/account/denied", StringComparison.Ordinal) is true;
        return
        [
            .. text.Contains(Secret, StringComparison.OrdinalIgnoreCase) ? [$"{what} shows what is another tenant's."] : Array.Empty<string>(),
            .. isDenied || ((int)answer.StatusCode is >= 400 and < 500 && answer.StatusCode != HttpStatusCode.TooManyRequests)
                ? Array.Empty<string>()
                : [$"{what} is answered with {answer.StatusCode}."],
        ];
    }

    private static void AssertSame(SortedDictionary<string, string> before, SortedDictionary<string, string> after) =>
        Assert.All(before, table => Assert.True(table.Value == after[table.Key], $"{table.Value}\nis now\n{after[table.Key]}"));

    private SortedDictionary<string, string> Rows()
    {
        using var database = platform.Get<IUrbGradeContexts>().Read(TenantScope.Of(Foreign));
        return TenantRows.Of(database, Foreign);
    }
}

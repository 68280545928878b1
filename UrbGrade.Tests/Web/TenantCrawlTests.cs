using System.Net;
using Microsoft.AspNetCore.Components.Endpoints;
using UrbGrade.Tests.Web.Api.V1;

namespace UrbGrade.Tests.Web;

/// <summary>Goes to every address that the platform has with the ids of another tenant. The addresses come from the routes themselves, so
/// that a new one is crawled too, or has to be told what its parameters are.</summary>
public class TenantCrawlTests(ApiPlatform platform) : IClassFixture<ApiPlatform>
{
    /// <summary>In everything that the other tenant has.</summary>
    private const string Secret = "secret";

    /// <summary>Addresses are typed, cut off and shared: what else may stand in their queries.</summary>
    private static readonly string[] Odd =
        ["abc", "-1", "99999999999999999999", "2147483647", "0001-01-01", "9999-12-31", "1990-01", "9999-12", "%00", "1&{0}=2", ""];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ForeignAddresses Addresses => new(platform);

    [Fact]
    public async Task Another_tenants_ids_lead_nowhere_and_not_one_of_its_bytes_is_shown()
    {
        var addresses = Addresses.All().ToList();
        Assert.True(addresses.Count(address => address.IsOwned) >= 18, string.Join('\n', addresses));
        foreach (var role in new[] { "TenantAdministrator", "Operator", "Staff", "Resident" })
        {
            using var visitor = await platform.SignedIn($"crawl-{role}@barcelona.example".ToLowerInvariant(), role, ApiPlatform.Own);
            foreach (var address in addresses.Where(address => !address.IsApi))
            {
                using var answer = await visitor.Get(address.Path);
                await ShowsNothing(answer, address, role);
            }
        }

        foreach (var address in addresses.Where(address => address.IsApi))
        {
            using var answer = await platform.Ask(address.Path);
            await ShowsNothing(answer, address, "token");
        }
    }

    [Fact]
    public async Task The_other_tenant_finds_all_of_it()
    {
        using var owner = await platform.SignedIn("owner@eibar.example", "TenantAdministrator", ApiPlatform.Foreign);
        var hidden = 0;
        foreach (var address in Addresses.All().Where(address => address is { IsOwned: true, IsApi: false } && !address.Path.StartsWith("/admin/tenants", StringComparison.Ordinal)))
        {
            using var answer = await owner.Get(address.Path);
            var text = await answer.Content.ReadAsStringAsync(Cancellation);
            Assert.True(answer.StatusCode is HttpStatusCode.OK, $"{address.Path}: {answer.StatusCode}");
            hidden += text.Contains(Secret, StringComparison.Ordinal) ? 1 : 0;
        }

        Assert.True(hidden >= 5, $"Only {hidden} of them show what the crawl looks for.");
    }

    [Fact]
    public async Task No_page_fails_over_an_odd_value_in_its_address()
    {
        using var owner = await platform.SignedIn("odd@eibar.example", "TenantAdministrator", ApiPlatform.Foreign);
        var (failures, asked) = (new List<string>(), 0);
        foreach (var route in platform.Routes.Where(route => route.Metadata.GetMetadata<ComponentTypeMetadata>() is not null && ForeignAddresses.IsCrawled(route)))
        {
            var path = Addresses.Of(route);
            var names = ForeignAddresses.Names(route);

            // Each name has each value once, beside others: one failing value does not hide what another name does.
            foreach (var address in Enumerable.Range(0, names.Length == 0 ? 0 : Odd.Length).Select(turn => $"{path}?" + string.Join('&', names.Select(
                (name, i) => $"{name}={Odd[(i + turn) % Odd.Length].Replace("{0}", name, StringComparison.Ordinal)}"))))
            {
                asked++;
                using var answer = await owner.Get(address);
                if ((int)answer.StatusCode >= 500)
                    failures.Add($"{address} answers with {answer.StatusCode}.");
            }
        }

        Assert.Empty(failures);
        Assert.True(asked > 200, $"Only {asked} addresses were asked for.");
    }

    private static async Task ShowsNothing(HttpResponseMessage answer, ForeignAddress address, string who)
    {
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.False(text.Contains(Secret, StringComparison.OrdinalIgnoreCase), $"{address.Path} shows {who} what is another tenant's.");
        var isDenied = answer.StatusCode is HttpStatusCode.Forbidden
            || (answer.StatusCode is HttpStatusCode.Redirect && answer.Headers.Location?.OriginalString.Contains("/account/denied", StringComparison.Ordinal) is true);
        if (address.IsOwned)
        {
            Assert.True(answer.StatusCode is HttpStatusCode.NotFound || isDenied, $"{address.Path} answers {who} with {answer.StatusCode}.");
        }
        else
        {
            Assert.True((int)answer.StatusCode < 500, $"{address.Path} answers {who} with {answer.StatusCode}.");
        }
    }
}

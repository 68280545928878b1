using UrbGrade.Tests.Web.Api.V1;
using UrbGrade.Web.Shell;

namespace UrbGrade.Tests.Web;

/// <summary>Nothing on an administrator's page is English in another language; on the whole platform, whose pages need all of its services.</summary>
public sealed class AdministrationLeakTests(ApiPlatform platform) : IClassFixture<ApiPlatform>
{
    private static readonly string[] OfPlatform =
    [
        "/admin", "/admin/tenants", "/admin/tenants/1", "/admin/tenants/1?tab=brand", "/admin/tenants/1?tab=users", "/admin/tenants/1?tab=gateways", "/admin/tenants/1?tab=certificates",
        "/admin/tenants/1?tab=events", "/admin/tenants/1?tab=retention", "/admin/tenants/1?tab=danger", "/admin/tenants/999", "/admin/certificates", "/admin/users", "/admin/tokens",
        "/admin/audit", "/admin/audit?who=nobody", "/admin/health", "/admin/factors", "/admin/schemas", "/admin/schemas/edit", "/admin/schemas/edit?tenant=20&type=001&version=0.0.1", "/account/security",
    ];

    private static readonly string[] OfTenant = ["/admin", "/admin/places", "/admin/kpis", "/admin/factors", "/admin/users", "/admin/tokens", "/admin/certificates", "/admin/schemas", "/admin/audit"];

    public static TheoryData<string> Codes => [.. Languages.Cultures.Keys];

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Administrators_pages_show_neither_keys_nor_another_language(string code)
    {
        var texts = new LeakedTexts(code);
        var leaks = new List<string>();
        using var chief = await platform.SignedIn($"chief-{code}@urbgrade.example", "PlatformAdministrator");
        using var owner = await platform.SignedIn($"owner-{code}@barcelona.example", "TenantAdministrator", ApiPlatform.Own);
        foreach (var (client, paths) in new[] { (chief, OfPlatform), (owner, OfTenant) })
        {
            using var chosen = await client.Get($"/account/language?to={code}&return=%2F");
            foreach (var path in paths)
            {
                leaks.AddRange(texts.Of(await client.Read(path)).Select(leak => $"{path}: {leak}"));
            }
        }

        Assert.True(leaks.Count == 0, string.Join('\n', leaks.Distinct()));
    }
}

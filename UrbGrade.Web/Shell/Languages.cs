using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Primitives;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Web.Sessions;

namespace UrbGrade.Web.Shell;

/// <summary>Languages of the pages. A language is added here once its resource files are complete.</summary>
internal static class Languages
{
    /// <summary>Two-letter code in addresses and the culture that formats its numbers and dates.</summary>
    public static readonly IReadOnlyDictionary<string, string> Cultures = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["en"] = "en-GB",
    };

    /// <summary>The cookie that keeps the chosen language.</summary>
    public const string CookieName = "urbgrade.language";

    public static void Configure(RequestLocalizationOptions options)
    {
        var cultures = Cultures.Values.Select(name => new CultureInfo(name)).ToList();
        options.SupportedCultures = cultures;
        options.SupportedUICultures = cultures;
        options.DefaultRequestCulture = new RequestCulture(cultures[0]);
        options.RequestCultureProviders =
        [
            new CustomRequestCultureProvider(context => Task.FromResult(FromPath(context.Request.Path))),
            new CustomRequestCultureProvider(context => Task.FromResult(FromTenant(context))),
            new CookieRequestCultureProvider { CookieName = CookieName },
            new AcceptLanguageHeaderRequestCultureProvider(),
        ];
    }

    private static ProviderCultureResult? FromPath(PathString path)
    {
        var first = path.Value?.Split('/', 3, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        return first is not null && Cultures.TryGetValue(first, out var culture) ? new ProviderCultureResult(culture) : null;
    }

    /// <summary>Those of a tenant's languages that the pages speak, the first for whoever has chosen none; empty where the tenant has no wish.</summary>
    /// <param name="spoken">Codes that the pages speak.</param>
    public static IReadOnlyList<string> Offered(TenantBrand brand, IEnumerable<string> spoken)
    {
        if (brand is { Languages.Count: 0, DefaultLanguage: null })
        {
            return [];
        }

        var offered = spoken.Where(code => brand.Languages.Count == 0 || brand.Languages.Contains(code));
        return [.. offered.OrderBy(code => code != brand.DefaultLanguage)];
    }

    /// <summary>The language of a page of a tenant that offers some only: the reader's own choice among them, else the tenant's first, else
    /// what the browser would like best of them.</summary>
    private static ProviderCultureResult? FromTenant(HttpContext context)
    {
        if (BrandOf(context) is not { } brand || Offered(brand, Cultures.Keys) is not { Count: > 0 } offered)
        {
            return null;
        }

        var chosen = context.Request.Cookies.TryGetValue(CookieName, out var cookie) ? CookieRequestCultureProvider.ParseCookieValue(cookie)?.Cultures : null;
        IEnumerable<StringSegment> wished = chosen ?? [];
        if (brand.DefaultLanguage is null)
        {
            wished = wished.Concat(context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1).Select(language => language.Value));
        }

        var language = wished.Select(name => name.Value?.Split('-')[0]).FirstOrDefault(code => code is not null && offered.Contains(code)) ?? offered[0];
        return new ProviderCultureResult(Cultures[language]);
    }

    /// <summary>The look of the tenant that a page is about: the public page's, else that of whoever is signed in.</summary>
    private static TenantBrand? BrandOf(HttpContext context)
    {
        var tenants = context.RequestServices.GetRequiredService<ITenantRegistry>();
        if (context.Request.Path.StartsWithSegments("/d", StringComparison.Ordinal, out var rest))
        {
            return tenants.FindByCode(Uri.UnescapeDataString(rest.Value!.TrimStart('/')))?.Brand;
        }

        return int.TryParse(context.User.FindFirstValue(SessionClaims.TenantId), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? tenants.Find(id)?.Brand
            : null;
    }
}

using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Web.Public;
using UrbGrade.Web.Sessions;

namespace UrbGrade.Web.Shell;

/// <summary>Languages of the pages. The build holds that each has all texts.</summary>
internal static class Languages
{
    /// <summary>Two-letter code in addresses and the culture that formats its numbers and dates; the first is that of whoever wishes none of them.</summary>
    public static readonly IReadOnlyDictionary<string, string> Cultures = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["en"] = "en-GB",
        ["es"] = "es-ES",
        ["ca"] = "ca-ES",
        ["eu"] = "eu-ES",
        ["da"] = "da-DK",
    };

    /// <summary>The cookie that keeps the chosen language.</summary>
    public const string CookieName = "urbgrade.language";

    private const string BrandItem = "urbgrade.brand";

    public static void Configure(RequestLocalizationOptions options)
    {
        var cultures = Cultures.Values.Select(name => new CultureInfo(name)).ToList();
        options.SupportedCultures = cultures;
        options.SupportedUICultures = cultures;
        options.DefaultRequestCulture = new RequestCulture(cultures[0]);
        options.RequestCultureProviders =
        [
            new CustomRequestCultureProvider(context => Task.FromResult(FromPath(context))),
            new CustomRequestCultureProvider(FromReader),
        ];
    }

    /// <summary>Keeps the language in the reader's browser for a year.</summary>
    /// <param name="code">One that the pages do not speak is passed over.</param>
    public static void Remember(HttpResponse response, string code)
    {
        if (Cultures.TryGetValue(code, out var culture))
        {
            response.Cookies.Append(
                CookieName,
                CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)),
                new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, IsEssential = true });
        }
    }

    /// <summary>What the language calls itself.</summary>
    public static string NameOf(string code)
    {
        var culture = CultureInfo.GetCultureInfo(code);
        return culture.TextInfo.ToTitleCase(culture.NativeName);
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

    /// <summary>Codes that a reader may choose from; all where the tenant has no wish or there is none.</summary>
    public static IReadOnlyList<string> OfferedBy(TenantBrand? brand) =>
        brand is not null && Offered(brand, Cultures.Keys) is { Count: > 0 } offered ? offered : [.. Cultures.Keys];

    /// <summary>The look of the tenant that a page is about: the public page's, else that of whoever is signed in.</summary>
    public static async ValueTask<TenantBrand?> BrandOf(HttpContext context)
    {
        if (context.Items.TryGetValue(BrandItem, out var known))
        {
            return (TenantBrand?)known;
        }

        // Where the look itself cannot be found, the error page does without.
        context.Items[BrandItem] = null;
        var tenants = context.RequestServices.GetRequiredService<ITenantRegistry>();
        var own = int.TryParse(context.User.FindFirstValue(SessionClaims.TenantId), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? tenants.Find(id) : null;
        var shown = await DistrictOf(context, own?.Code) is { } code ? tenants.FindByCode(code) : own;
        context.Items[BrandItem] = shown?.Brand;
        return shown?.Brand;
    }

    /// <summary>Code of the tenant that a public page is about; null for a page about none.</summary>
    private static async ValueTask<string?> DistrictOf(HttpContext context, string? own)
    {
        var (services, cancellation) = (context.RequestServices, context.RequestAborted);
        return LanguageAddress.Plain(AskedAddress.PathOf(context)).Split('/', StringSplitOptions.RemoveEmptyEntries) switch
        {
            [] => FrontDistrict.Of(
                await services.GetRequiredService<IDistrictQueries>().ListPublic(cancellation), own,
                services.GetRequiredService<IOptions<PagesOptions>>().Value.FrontDistrict),
            ["d" or "street", var code, ..] => Uri.UnescapeDataString(code),
            ["v", var tag] => await services.GetRequiredService<IVoting>().TenantCodeOf(tag, cancellation),
            ["s", var tag] => await services.GetRequiredService<ISurveyAnswering>().TenantCodeOf(tag, cancellation),
            _ => null,
        };
    }

    private static ProviderCultureResult? FromPath(HttpContext context) =>
        LanguageAddress.CodeOf(AskedAddress.PathOf(context)) is { } code ? new ProviderCultureResult(Cultures[code]) : null;

    /// <summary>The reader's own choice among what is offered, else the tenant's first, else what the browser would like best.</summary>
    private static async Task<ProviderCultureResult?> FromReader(HttpContext context)
    {
        var brand = await BrandOf(context);
        var offered = OfferedBy(brand);
        var chosen = context.Request.Cookies.TryGetValue(CookieName, out var cookie) ? CookieRequestCultureProvider.ParseCookieValue(cookie)?.Cultures : null;
        IEnumerable<StringSegment> wished = chosen ?? [];
        if (brand?.DefaultLanguage is null)
        {
            // By the language alone: a browser that wishes es-MX is glad of es-ES.
            wished = wished.Concat(context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1).Select(language => language.Value));
        }

        var language = wished.Select(name => name.Value?.Split('-')[0]).FirstOrDefault(code => code is not null && offered.Contains(code)) ?? offered[0];
        return new ProviderCultureResult(Cultures[language]);
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Localization;

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
            new CookieRequestCultureProvider { CookieName = CookieName },
            new AcceptLanguageHeaderRequestCultureProvider(),
        ];
    }

    private static ProviderCultureResult? FromPath(PathString path)
    {
        var first = path.Value?.Split('/', 3, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        return first is not null && Cultures.TryGetValue(first, out var culture) ? new ProviderCultureResult(culture) : null;
    }
}

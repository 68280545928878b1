using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Shell;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Administration;

/// <summary>How a tenant's pages look and speak.</summary>
public sealed partial class BrandForm(
    ITenantDirectory directory, ITenantLogos logos, IStringLocalizer<AdministrationText> texts, IStringLocalizer<RefusalText> refusals)
{
    private const int LargestLogo = 256 * 1024;

    private readonly HashSet<string> languages = [];
    private string onLight = "";
    private string onDark = "";
    private string defaultLanguage = "";
    private byte[]? logo;
    private bool withoutLogo;
    private TenantInfo? shown;
    private TenantBrand seen = TenantBrand.Plain;
    private string? done;
    private string? problem;

    [Parameter, EditorRequired]
    public TenantInfo Tenant { get; set; } = default!;

    /// <summary>Called when the tenant was changed.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    private IStringLocalizer<AdministrationText> T => texts;

    /// <summary>The platform's own accents, as of tokens.css.</summary>
    private static (string Light, string Dark) Platform => ("#0b5d50", "#7fd6bf");

    private TenantChange Seen => new(
        AccentOnLight: seen.AccentOnLight ?? "", AccentOnDark: seen.AccentOnDark ?? "", Languages: seen.Languages, DefaultLanguage: seen.DefaultLanguage ?? "");

    /// <summary>Drafts of other values than those that are shown would undo what came between.</summary>
    private string Version => string.Join(' ', seen.AccentOnLight, seen.AccentOnDark, string.Join(',', seen.Languages), seen.DefaultLanguage);

    protected override void OnParametersSet()
    {
        if (shown == Tenant)
            return;
        (shown, seen) = (Tenant, Tenant.Brand);
        (onLight, onDark, defaultLanguage) = (Tenant.Brand.AccentOnLight ?? "", Tenant.Brand.AccentOnDark ?? "", Tenant.Brand.DefaultLanguage ?? "");
        Offer(Tenant.Brand);
    }

    private static IEnumerable<string> Offered(TenantBrand brand) => brand.Languages.Count > 0 ? brand.Languages : TenantBrand.KnownLanguages;

    private void Offer(TenantBrand brand)
    {
        languages.Clear();
        languages.UnionWith(Offered(brand));
    }

    /// <summary>What is written, once it is a colour.</summary>
    private static string Shown(string written, string otherwise) => Colour().IsMatch(written.Trim()) ? written.Trim() : otherwise;

    [GeneratedRegex("^#[0-9A-Fa-f]{6}$")]
    private static partial Regex Colour();

    private void Choose(string code, bool isOffered)
    {
        if (isOffered)
            languages.Add(code);
        else
            languages.Remove(code);
    }

    private async Task ReadLogo(IBrowserFile given)
    {
        (done, problem) = (null, null);
        logo = await UploadedFile.Read(given, LargestLogo, CancellationToken.None);
        if (logo is null)
            problem = T["Brand.TooLarge", LargestLogo / 1024];
    }

    private async Task Save()
    {
        (done, problem) = (null, null);
        if (languages.Count == 0)
        {
            problem = T["Brand.NoLanguage"];
            return;
        }

        var offered = TenantBrand.KnownLanguages.Where(languages.Contains).ToList();
        var result = await directory.Change(
            Tenant.Code,
            new TenantChange(
                AccentOnLight: onLight.Trim(), AccentOnDark: onDark.Trim(),
                Languages: offered.Count == TenantBrand.KnownLanguages.Count ? [] : offered, DefaultLanguage: defaultLanguage, Seen: Seen),
            CancellationToken.None);
        if (result.Outcome is AdministrationOutcome.Done && (logo is not null || withoutLogo))
            result = await logos.Set(Tenant.Code, logo, CancellationToken.None);
        if (result.Outcome is not AdministrationOutcome.Done)
        {
            problem = refusals.Of(result);
            // What was typed stays; saving again replaces what is told now, and nothing else.
            if (result.Refusal?.Code == "Tenant.Meanwhile"
                && (await directory.List(CancellationToken.None)).FirstOrDefault(known => known.Tenant.Id == Tenant.Id)?.Tenant.Brand is { } now)
            {
                onLight = Typed.OrNow(onLight, seen.AccentOnLight ?? "", now.AccentOnLight ?? "");
                onDark = Typed.OrNow(onDark, seen.AccentOnDark ?? "", now.AccentOnDark ?? "");
                defaultLanguage = Typed.OrNow(defaultLanguage, seen.DefaultLanguage ?? "", now.DefaultLanguage ?? "");
                if (languages.SetEquals(Offered(seen)))
                    Offer(now);
                seen = now;
            }

            return;
        }

        (logo, withoutLogo) = (null, false);
        done = T["Brand.Saved"];
        await Changed.InvokeAsync();
    }
}

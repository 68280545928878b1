using Microsoft.Extensions.Localization;
using MudBlazor;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Shell;

/// <summary>The few texts of the component library that the pages show, in their languages.</summary>
internal sealed class MudTexts(IStringLocalizer<SharedText> texts) : MudLocalizer
{
    public override LocalizedString this[string key] => key switch
    {
        "MudDialog_Close" => texts["Dialog.Close"],
        _ => base[key],
    };
}

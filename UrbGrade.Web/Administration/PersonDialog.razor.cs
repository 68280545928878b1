using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Localization;
using MudBlazor;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Web.Api;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Administration;

/// <summary>What is held about a person: a copy of it, and its erasure.</summary>
public sealed partial class PersonDialog(IPeople people, IDataProtectionProvider protection, IStringLocalizer<AdministrationText> texts)
{
    private IReadOnlyList<MeterAssignment> meters = [];
    private IReadOnlyList<PersonalCount> counts = [];
    private string export = "";
    private string reason = "";
    private string typed = "";
    private bool isErasing;

    [Parameter, EditorRequired]
    public string Email { get; set; } = "";

    private IStringLocalizer<AdministrationText> T => texts;

    /// <summary>Shows the dialog.</summary>
    /// <returns>The erasure; null when nobody was erased.</returns>
    public static async Task<Erasure?> Show(IDialogService dialogs, string title, string email) =>
        await Open(dialogs, title, new DialogParameters<PersonDialog> { { form => form.Email, email } }) as Erasure;

    protected override async Task OnInitializedAsync()
    {
        export = PersonEndpoints.Export(protection, Email);
        meters = await people.Meters(Email, Leaving) ?? [];
        counts = await people.Count(Email, Leaving) ?? [];
    }

    private async Task Erase()
    {
        (isErasing, Problem) = (true, null);
        var erasure = await people.Erase(Email, typed.Trim(), reason, CancellationToken.None);
        isErasing = false;
        CloseWhenDone(erasure.Result, erasure);
    }

    private string Words(string name) => name switch
    {
        "messages" => T["Person.Messages"],
        "readings" => T["Person.Readings"],
        "figures" => T["Person.Figures"],
        "records" => T["Person.Records"],
        _ => name,
    };

    private static string Day(DateTimeOffset instant) => LocalTimes.Machine(instant)[..10];
}

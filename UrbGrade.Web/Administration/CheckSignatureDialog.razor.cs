using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;
using MudBlazor;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Administration;

/// <summary>Tries a signed request of a gateway without taking it.</summary>
public sealed partial class CheckSignatureDialog(ISignatureCheck check, IStringLocalizer<AdministrationText> texts)
{
    private const int LargestBytes = 1024 * 1024;
    private byte[]? envelope;
    private SignatureFinding? finding;
    private string? problem;

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    private IStringLocalizer<AdministrationText> T => texts;

    private async Task ReadFile(InputFileChangeEventArgs change)
    {
        (problem, finding) = (null, null);
        envelope = await UploadedFile.Read(change.File, LargestBytes, CancellationToken.None);
        if (envelope is null)
            problem = T["CheckForm.TooLarge"];
    }

    private void Check()
    {
        if (envelope is null)
            problem = T["CheckForm.Nothing"];
        else
            finding = check.Check(envelope);
    }
}

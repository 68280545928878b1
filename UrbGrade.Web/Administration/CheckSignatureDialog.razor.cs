using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;
using MudBlazor;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Administration;

/// <summary>Tries a signed request of a gateway without taking it, or its certificate alone.</summary>
public sealed partial class CheckSignatureDialog(ISignatureCheck check, IStringLocalizer<AdministrationText> texts)
{
    private const int LargestBytes = 1024 * 1024;
    private Task<byte[]?>? given;
    private SignatureFinding? finding;

    private IStringLocalizer<AdministrationText> T => texts;

    public static Task Show(IDialogService dialogs, string title) => Open(dialogs, title, new DialogParameters<CheckSignatureDialog>());

    private async Task ReadFile(IBrowserFile chosen)
    {
        (Problem, finding) = (null, null);
        given = UploadedFile.Read(chosen, LargestBytes, Leaving);
        if (await given is null)
            Problem = T["CheckForm.TooLarge"];
    }

    private async Task Check()
    {
        if (given is null)
            Problem = T["CheckForm.Nothing"];
        else if (await given is { } file)
            finding = IsCertificate(file) ? check.CheckCertificate(file) : check.Check(file);
    }

    /// <summary>PEM says what it is; DER begins with the mark of a sequence, as no XML does.</summary>
    private static bool IsCertificate(ReadOnlySpan<byte> file) => file is [0x30, ..] || file.IndexOf("-----BEGIN "u8) >= 0;

    /// <summary>What a fault means.</summary>
    private LocalizedString Why(string? fault) => texts[$"CheckForm.Fault.{fault}"];
}

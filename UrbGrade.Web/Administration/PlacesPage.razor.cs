using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Administration;

public sealed partial class PlacesPage(
    IPlaceCatalogue catalogue, IMeterPositions positions, ITenantSession session, IStringLocalizer<AdministrationText> texts, IStringLocalizer<RefusalText> refusals)
{
    private const int LargestBytes = 64 * 1024 * 1024;
    private const int ProblemsShown = 20;
    private const double WithinMetres = 30;

    private IReadOnlyList<PlaceCount> counts = [];
    private IReadOnlyList<MeterProposal> proposals = [];
    private (string Name, byte[] Content)? file;
    private PlaceFile? looked;
    private PlaceImport? seen;
    private PlaceKind kind;
    private string? problem;
    private string? done;
    private string? system;
    private string? codeField;
    private string? nameField;
    private string? siteCode;
    private bool endsOthers;
    private bool isRead;

    private IStringLocalizer<AdministrationText> T => texts;

    private IStringLocalizer<RefusalText> Refusals => refusals;

    protected override async Task OnInitializedAsync()
    {
        if (session.CurrentTenantId is null)
            return;
        counts = await ReadOnce(nameof(counts), null, () => catalogue.Count(Asking));
        proposals = await ReadOnce(nameof(proposals), null, () => positions.Propose(null, WithinMetres, Asking));
        isRead = true;
    }

    private async Task Refresh()
    {
        if (session.CurrentTenantId is null)
            return;
        counts = await catalogue.Count(Leaving);
        proposals = await positions.Propose(null, WithinMetres, Leaving);
    }

    private async Task ReadFile(IBrowserFile given)
    {
        (problem, done, seen, looked, file) = (null, null, null, null, null);
        if (await UploadedFile.Read(given, LargestBytes, Leaving) is { } content)
            file = (given.Name, content);
        else
            problem = T["Places.TooLarge"];
    }

    private async Task Look()
    {
        (problem, done, seen, looked) = (null, null, null, null);
        if (file is not var (name, content))
        {
            problem = T["Places.NoFile"];
            return;
        }

        looked = new PlaceFile(name, content, Given(siteCode), kind)
        {
            CoordinateSystem = Given(system), CodeField = Given(codeField), NameField = Given(nameField), EndsOthers = endsOthers,
        };
        seen = await catalogue.Preview(null, looked, Leaving);
        problem = Problem(seen.Result);
    }

    private async Task Store()
    {
        var stored = await catalogue.Import(null, looked!, Leaving);
        (looked, seen) = (null, null);
        problem = Problem(stored.Result);
        if (problem is null)
            done = T["Places.Stored", stored.Added, stored.Changed, stored.Unchanged, stored.Ended];
        await Refresh();
    }

    private async Task Give(MeterProposal proposal)
    {
        var result = await positions.Assign(null, [(proposal.Meter, proposal.Asset)], Leaving);
        problem = Problem(result);
        done = problem is null ? T["Places.Given", proposal.Meter, proposal.AssetName].Value : null;
        await Refresh();
    }

    private string? Problem(AdministrationResult result) => refusals.Of(result);

    private static string Size(PlaceSample sample) => sample switch
    {
        { SquareMetres: > 0 } => $"{Measures.Number(sample.SquareMetres, 0)}\u00a0m²",
        { Metres: > 0 } => $"{Measures.Number(sample.Metres, 0)}\u00a0m",
        _ => "–",
    };

    private static string Ending(PlaceImport import) =>
        string.Join(", ", import.EndedCodes) + (import.Ended > import.EndedCodes.Count ? ", …" : "");

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

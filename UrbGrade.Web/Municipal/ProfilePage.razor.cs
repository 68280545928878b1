using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Profiling;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal;

public sealed partial class ProfilePage(
    IProfileQueries profiles, NavigationManager navigation, IStringLocalizer<ProfileText> texts, IStringLocalizer<SharedText> shared)
{
    private const int DaysShown = 366;
    private const int CurvesShown = 6;

    /// <summary>Of comfort; what is beyond it is in none.</summary>
    private const int WorstClass = 3;

    [Parameter]
    public int AssetId { get; set; }

    private AssetProfile? Found { get; set; }

    private IReadOnlyList<AtypicalDay>? Unusual { get; set; }

    private IStringLocalizer<ProfileText> T => texts;

    private IStringLocalizer<SharedText> Shared => shared;

    private string Csv(string what) => FormattableString.Invariant($"/api/profiles/{AssetId}/{what}.csv");

    private static string Day(double use, MeterProfile meter) => Units.With(Measures.Number(use), meter.Unit);

    protected override async Task OnParametersSetAsync()
    {
        if (!IsAnother(AssetId))
            return;
        Found = await ReadOnce(nameof(Found), $"{AssetId}", () => profiles.OfAsset(AssetId, Asking));
        if (Found is null)
        {
            navigation.NotFound();
            return;
        }

        var until = Found.Meters.Max(meter => meter.LastDay)?.AddDays(1);
        Unusual = until is { } day
            ? await ReadOnce(nameof(Unusual), $"{AssetId}", () => profiles.AtypicalDays(AssetId, day.AddDays(-DaysShown), day, Asking)) : [];
    }
}

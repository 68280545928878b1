using System.CommandLine;
using UrbGrade.Bus.Contracts.Gis;

namespace UrbGrade.Web.Commands;

/// <summary><c>admin place meters</c>: meters whose position speaks for another asset.</summary>
internal static class PlaceMetersCommand
{
    private const double CustomaryMetres = 30;

    public static Command Create()
    {
        var tenant = AdminOptions.Tenant();
        var within = new Option<double>("--within") { Description = "Metres from a meter to an asset at most.", DefaultValueFactory = _ => CustomaryMetres };
        var confirm = new Option<string[]>("--confirm")
        {
            Description = "METER=ASSET: gives the meter to the asset; several are given together or not at all.", AllowMultipleArgumentsPerToken = true,
        };
        var command = new Command(
            "meters", "Lists meters that are in the building of another asset than theirs, or nearest to it; with --confirm they are given to it. The figures of both assets are computed anew.")
        {
            tenant, within, confirm,
        };
        return AdminRun.Bind(command, async run =>
        {
            var positions = run.Service<IMeterPositions>();
            if (run.Given(confirm) is not { Length: > 0 } pairs)
            {
                return run.List(
                    await positions.Propose(run.Required(tenant), run.Required(within), run.Cancellation), "Every meter with a position belongs to the asset there.",
                    ("METER", p => p.Meter), ("NOW", p => p.CurrentAsset), ("PROPOSED", p => p.Asset), ("NAME", p => p.AssetName), ("METRES", p => Math.Round(p.Metres, 1)),
                    ("AS NEAR", p => string.Join(", ", p.Others)));
            }

            var choices = pairs.Select(pair => pair.Split('=', 2)).ToList();
            return choices.Find(choice => choice is not [{ Length: > 0 }, { Length: > 0 }]) is { } wrong
                ? run.Misused($"--confirm is '{string.Join('=', wrong)}'; it takes METER=ASSET.")
                : run.Report(
                    await positions.Assign(run.Required(tenant), [.. choices.Select(choice => (choice[0], choice[1]))], run.Cancellation),
                    $"Given: {string.Join(", ", pairs)}.", new { given = pairs });
        });
    }
}

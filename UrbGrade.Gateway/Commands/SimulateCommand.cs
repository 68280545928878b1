using System.CommandLine;
using NodaTime;
using UrbGrade.Gateway.Simulation;
using UrbGrade.Gateway.Simulation.Lighting;
using UrbGrade.Gateway.Sites;

namespace UrbGrade.Gateway.Commands;

/// <summary><c>simulate</c>: drops the raw files of a site that does not exist.</summary>
internal static class SimulateCommand
{
    public static Command Build()
    {
        var site = GatewayCommandLine.KindOption();
        var seed = new Option<int>("--seed") { Description = "The same seed gives the same site", DefaultValueFactory = _ => 1 };
        var assets = new Option<int?>("--assets", "--shops") { Description = "How many shops, houses or cabinets; otherwise the kind's customary number" };
        assets.Validators.Add(result =>
        {
            if (result.GetValue(assets) is < 1 or > 9000)
                result.AddError("--assets takes 1 to 9000");
        });
        var improved = GatewayCommandLine.DayOption(
            "--improved-on", "Street lighting: the first day on which new lamps and a deeper dimming work; interventions.json tells which; otherwise never");
        var broken = GatewayCommandLine.DayOption(
            "--lamps-out-on", $"Street lighting: the day from which one lamp in ten of cabinet {LightingFaults.BranchCabinet + 1} is out; otherwise only single lamps fail");
        var silent = GatewayCommandLine.DayOption(
            "--silent-from", $"Shops: the day from which the meter of shop {MeterFaults.SilentShop + 1} sends nothing for {MeterFaults.SilentDays} days; otherwise meters miss some hours only");
        var receptor = new ReceptorOptions();
        var utility = new UtilityOptions();
        var drop = new DropOptions();
        var command = new Command("simulate", "Drop raw files as a site would, from a seeded simulation") { site, seed, assets, improved, broken, silent };
        receptor.AddTo(command);
        utility.AddTo(command);
        drop.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var kind = SiteKinds.Named(parsed.GetValue(site)!);
            var simulated = kind.Simulate(parsed.GetValue(seed), parsed.GetValue(assets), drop.Tenant(parsed, kind), drop.SiteCode(parsed, kind));
            if (simulated is SimulatedLighting lighting)
            {
                (lighting.MastersCall, lighting.ImprovedOn) = (receptor.MastersCall(parsed), parsed.GetValue(improved));
                lighting.Faults.BranchOutOn = parsed.GetValue(broken);
            }
            else if (simulated is SimulatedSite shops)
            {
                shops.Faults.SilentFrom = parsed.GetValue(silent);
            }

            var caller = receptor.Of(parsed, simulated, Path.Combine(drop.Folder(parsed), ".nodes"));
            var today = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()).InZone(simulated.Zone).Date;
            return drop.DropAsync(
                parsed, simulated, today.PlusYears(-1), null, utility.Of(parsed, simulated), caller, cancellation);
        });
        return command;
    }
}

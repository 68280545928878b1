using System.CommandLine;
using NodaTime;
using UrbGrade.Gateway.Simulation;
using UrbGrade.Gateway.Sites;

namespace UrbGrade.Gateway.Commands;

/// <summary><c>simulate</c>: drops the raw files of a site that does not exist.</summary>
internal static class SimulateCommand
{
    public static Command Build()
    {
        var site = new Option<string>("--site") { Description = "Kind of site", DefaultValueFactory = _ => SiteKinds.Barcelona };
        site.AcceptOnlyFromAmong([.. SiteKinds.All]);
        var seed = new Option<int>("--seed") { Description = "The same seed gives the same site", DefaultValueFactory = _ => 1 };
        var shops = new Option<int>("--shops") { Description = "How many shops", DefaultValueFactory = _ => 16 };
        shops.Validators.Add(result =>
        {
            if (result.GetValue(shops) is < 1 or > 9000)
                result.AddError("--shops takes 1 to 9000");
        });
        var drop = new DropOptions();
        var command = new Command("simulate", "Drop raw files as a site would, from a seeded simulation") { site, seed, shops };
        drop.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var simulated = new SimulatedSite(parsed.GetValue(seed), parsed.GetValue(shops), drop.Tenant(parsed), drop.SiteCode(parsed));
            var today = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()).InZone(simulated.Zone).Date;
            return drop.DropAsync(parsed, simulated, today.PlusYears(-1), null, cancellation);
        });
        return command;
    }
}

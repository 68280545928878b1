using System.CommandLine;
using UrbGrade.Gateway.Simulation;

namespace UrbGrade.Gateway.Commands;

/// <summary><c>replay</c>: drops real series as the raw files that a site would have dropped.</summary>
internal static class ReplayCommand
{
    public static Command Build()
    {
        var real = new Option<string>("--real") { Description = "Folder of the real series", Required = true };
        var drop = new DropOptions();
        var command = new Command("replay", "Drop real series as the raw files of a site") { real };
        drop.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var site = ReplayedSite.Load(parsed.GetValue(real)!, drop.Tenant(parsed), drop.SiteCode(parsed));
            return drop.DropAsync(parsed, site, site.First, site.Last, cancellation);
        });
        return command;
    }
}

using System.CommandLine;
using UrbGrade.Gateway.Sites;

namespace UrbGrade.Gateway.Commands;

/// <summary><c>replay</c>: drops real series as the raw files that a site would have dropped.</summary>
internal static class ReplayCommand
{
    public static Command Build()
    {
        var site = GatewayCommandLine.KindOption();
        var real = new Option<string>("--real") { Description = "Folder of the real series", Required = true };
        var utility = new UtilityOptions();
        var drop = new DropOptions();
        var command = new Command("replay", "Drop real series as the raw files of a site") { site, real };
        utility.AddTo(command);
        drop.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var kind = SiteKinds.Named(parsed.GetValue(site)!);
            var replayed = kind.Replay(parsed.GetValue(real)!, drop.Tenant(parsed, kind), drop.SiteCode(parsed, kind));

            // A site has the folder of each of its sources, also of one that these series bring nothing for.
            foreach (var source in kind.SampleSources)
                Directory.CreateDirectory(Path.Combine(drop.Folder(parsed), source.Path));
            return drop.DropAsync(parsed, replayed, replayed.First, replayed.Last, utility.Of(parsed, replayed), null, cancellation);
        });
        return command;
    }
}

using System.CommandLine;
using System.Text.Json;
using NodaTime;
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
        var receptor = new Option<string?>("--receptor") { Description = "Street lighting only: HOST:PORT of a gateway; master nodes call it with each day's log and take their programs" };
        var passwords = new Option<string?>("--passwords") { Description = "JSON file of what the nodes call with: { \"EIB-CM-101\": \"...\" }" };
        var drop = new DropOptions();
        var command = new Command("simulate", "Drop raw files as a site would, from a seeded simulation") { site, seed, assets, receptor, passwords };
        drop.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var kind = SiteKinds.Named(parsed.GetValue(site)!);
            var simulated = kind.Simulate(parsed.GetValue(seed), parsed.GetValue(assets), drop.Tenant(parsed, kind), drop.SiteCode(parsed, kind));
            Func<LocalDate, CancellationToken, Task>? call = null;
            if (parsed.GetValue(receptor) is { } address)
            {
                if (simulated is not SimulatedLighting lighting || parsed.GetValue(passwords) is not { } file
                    || !Uri.TryCreate($"tcp://{address}", UriKind.Absolute, out var gateway) || gateway.Port <= 0)
                {
                    parsed.InvocationConfiguration.Error.WriteLine("--receptor takes HOST:PORT, needs --passwords, and goes with --site eibar");
                    return Task.FromResult(ExitCode.Usage);
                }

                simulated = lighting = new SimulatedLighting(parsed.GetValue(seed), lighting.Cabinets.Count, drop.Tenant(parsed, kind), drop.SiteCode(parsed, kind)) { MastersCall = true };
                var known = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file)) ?? [];
                var caller = new NodeCaller(lighting, gateway.Host, gateway.Port, known, Path.Combine(drop.Folder(parsed), ".nodes"));
                call = (day, token) => caller.CallAsync(day, token);
            }

            var today = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()).InZone(simulated.Zone).Date;
            return drop.DropAsync(parsed, simulated, today.PlusYears(-1), null, cancellation, call);
        });
        return command;
    }
}

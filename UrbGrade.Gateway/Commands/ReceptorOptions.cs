using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json;
using UrbGrade.Bus.Programs;
using UrbGrade.Gateway.Simulation;
using UrbGrade.Gateway.Simulation.Lighting;

namespace UrbGrade.Gateway.Commands;

/// <summary>Which gateway the simulated master nodes of street lighting call, and with what.</summary>
internal sealed class ReceptorOptions
{
    private readonly Option<string?> receptor = new("--receptor")
    {
        Description = "Street lighting only: HOST:PORT of a gateway; master nodes call it with each day's log and take their programs",
    };

    private readonly Option<string?> passwords = new("--passwords")
    {
        Description = "JSON file of what the nodes call with, { \"EIB-CM-101\": \"...\" }; one that is missing is made, for node import",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(receptor);
        command.Options.Add(passwords);
    }

    /// <summary>Whether masters call instead of leaving their logs in files.</summary>
    public bool MastersCall(ParseResult parsed) => parsed.GetValue(receptor) is not null;

    /// <summary>What calls the gateway; null where no node does.</summary>
    /// <param name="memory">Where nodes remember their programs.</param>
    /// <exception cref="FormatException">The options do not fit together, or not the site.</exception>
    public NodeCaller? Of(ParseResult parsed, IRawSite site, string memory)
    {
        if (parsed.GetValue(receptor) is null && parsed.GetValue(passwords) is null)
            return null;
        if (site is not SimulatedLighting lighting || parsed.GetValue(passwords) is not { } file)
            throw new FormatException("--receptor needs --passwords, and both go with --site eibar");
        var known = Passwords(lighting, file);
        if (parsed.GetValue(receptor) is not { } address)
            return null;
        return Uri.TryCreate($"tcp://{address}", UriKind.Absolute, out var gateway) && gateway.Port > 0
            ? new NodeCaller(lighting, gateway.Host, gateway.Port, known, memory)
            : throw new FormatException($"--receptor '{address}' is no HOST:PORT");
    }

    private static Dictionary<string, string> Passwords(SimulatedLighting site, string file)
    {
        if (File.Exists(file))
            return JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file)) ?? [];
        var made = site.Masters.ToDictionary(node => SimulatedLighting.Device(node.Index), _ => RandomNumberGenerator.GetHexString(24, lowercase: true));
        PrivateFile.Write(file, JsonSerializer.SerializeToUtf8Bytes(made));
        return made;
    }
}

using System.CommandLine;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using UrbGrade.Gateway.Configuration;

namespace UrbGrade.Gateway.Commands;

/// <summary><c>meter add | list | replace | remove</c>: the meters of the site. They stand in
/// <c>conf.d/meters.json</c>; a running gateway reads it when it starts.</summary>
internal static class MeterCommand
{
    private sealed record MeterLine(string Meter, string Element, string Carrier, bool Encrypted, IReadOnlyList<string> Replaced);

    private static readonly Argument<string> Meter = new("meter") { Description = "Identifier in raw files, such as 64123456" };

    public static Command Build() => new("meter", "Register, list, replace and remove meters") { BuildAdd(), BuildList(), BuildReplace(), BuildRemove() };

    private static Command BuildAdd()
    {
        var element = new Option<string?>("--element") { Description = "What messages call it; otherwise the same" };
        var carrier = new Option<string>("--carrier") { Description = "What it measures", DefaultValueFactory = _ => Carriers.Names[0] };
        carrier.AcceptOnlyFromAmong([.. Carriers.Names]);
        var key = new Option<string?>("--key") { Description = "Where the key of its telegrams is: credential:NAME or env:NAME" };
        key.Validators.Add(result =>
        {
            if (result.GetValue(key) is { } text && !text.StartsWith("credential:", StringComparison.Ordinal) && !text.StartsWith("env:", StringComparison.Ordinal))
                result.AddError("--key takes credential:NAME or env:NAME, never the key itself");
        });
        var latitude = new Option<double?>("--latitude") { Description = "Degrees north, WGS 84" };
        var longitude = new Option<double?>("--longitude") { Description = "Degrees east, WGS 84" };
        var command = new Command("add", "Register a meter") { Meter, element, carrier, key, latitude, longitude };
        command.SetAction(parsed => Change(parsed, file => file.Add(
            parsed.GetRequiredValue(Meter), parsed.GetValue(element), parsed.GetRequiredValue(carrier), parsed.GetValue(key),
            parsed.GetValue(latitude) is { } north && parsed.GetValue(longitude) is { } east ? new AssetPosition(north, east) : null)));
        return command;
    }

    private static Command BuildReplace()
    {
        var by = new Argument<string>("new") { Description = "Identifier of the device that takes its place" };
        var at = new Option<Instant?>("--at")
        {
            Description = "When, UTC, such as 2014-05-01T10:00:00Z; otherwise now",
            CustomParser = argument =>
            {
                if (InstantPattern.General.Parse(argument.Tokens.Single().Value).TryGetValue(default, out var found))
                    return found;
                argument.AddError($"--at '{argument.Tokens.Single().Value}' is no UTC time; write it as 2014-05-01T10:00:00Z");
                return null;
            },
        };
        var command = new Command("replace", "Put another device in a meter's place; its series goes on") { Meter, by, at };
        command.SetAction(parsed => Change(parsed, file => file.Replace(
            parsed.GetRequiredValue(Meter), parsed.GetRequiredValue(by), parsed.GetValue(at) ?? Instant.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()))));
        return command;
    }

    private static Command BuildRemove()
    {
        var command = new Command("remove", "Remove a meter; what it measured stays") { Meter };
        command.SetAction(parsed => Change(parsed, file => file.Remove(parsed.GetRequiredValue(Meter))));
        return command;
    }

    private static Command BuildList()
    {
        var command = new Command("list", "List the meters of the configuration");
        command.SetAction(parsed =>
        {
            var meters = parsed.Settings().Meters.Select(meter => new MeterLine(
                meter.Meters[0], meter.Element, Carriers.Names[(int)meter.Carrier], meter.Key is not null,
                [.. meter.Replaced.Select(device => $"{device.Meter} until {device.Until}")])).ToList();
            parsed.Output().Print(meters, found => found.Count == 0
                ? ["No meters"]
                : CommandOutput.Table([
                    ["Meter", "Element", "Carrier", "Encrypted", "Before"],
                    .. found.Select(meter => new[] { meter.Meter, meter.Element, meter.Carrier, meter.Encrypted ? "yes" : "", string.Join(", ", meter.Replaced) })]));
            return ExitCode.Ok;
        });
        return command;
    }

    private static int Change(ParseResult parsed, Action<MeterFile> change)
    {
        var file = MeterFile.Open(parsed.ConfigFile());
        change(file);
        file.Save();
        var count = parsed.Settings().Meters.Count;
        parsed.Output().Print(new { file.Path, Meters = count }, saved => [string.Create(CultureInfo.InvariantCulture, $"{saved.Path}: {saved.Meters} meters. A running gateway reads it when it starts again.")]);
        return ExitCode.Ok;
    }
}

using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using NodaTime;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Gateway.Lighting;

namespace UrbGrade.Gateway.Simulation.Lighting;

/// <summary>
/// Calls a gateway as real master nodes do: proves who it is, delivers its log, and takes the programs that wait for it and for its
/// slave. What nodes were told is remembered beside the drop folder and shows in their next logs.
/// </summary>
/// <param name="passwords">Of each device.</param>
internal sealed class NodeCaller(SimulatedLighting site, string host, int port, IReadOnlyDictionary<string, string> passwords, string memory)
{
    /// <summary>A node has no room for more steps.</summary>
    public const int MostSteps = 6;

    private sealed record Kept(int Version, string Profile);

    /// <summary>Lets every master call with the log of a day.</summary>
    /// <returns>Programs that nodes accepted.</returns>
    /// <exception cref="IOException">The gateway cannot be reached, or does not take a log.</exception>
    public Task<int> CallAsync(LocalDate day, CancellationToken cancellation) => CallAsync((LocalDate?)day, cancellation);

    /// <summary>Lets every master call without a log, only for programs.</summary>
    /// <inheritdoc cref="CallAsync(LocalDate, CancellationToken)"/>
    public Task<int> CheckInAsync(CancellationToken cancellation) => CallAsync(null, cancellation);

    private async Task<int> CallAsync(LocalDate? day, CancellationToken cancellation)
    {
        var kept = Load();
        var accepted = 0;
        foreach (var master in site.Masters)
            accepted += await CallAsync(master, day, kept, cancellation);
        await File.WriteAllTextAsync(memory, JsonSerializer.Serialize(kept), cancellation);
        return accepted;
    }

    private async Task<int> CallAsync(SimulatedNode master, LocalDate? day, Dictionary<string, Kept> kept, CancellationToken cancellation)
    {
        var device = SimulatedLighting.Device(master.Index);
        if (!passwords.TryGetValue(device, out var password))
            throw new IOException($"There is no password of {device}");
        var profile = kept.TryGetValue(device, out var told) ? DimmingProfile.Parse(told.Profile) : SimulatedNode.Customary;
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(host, port, cancellation);
        }
        catch (SocketException failure)
        {
            throw new IOException($"{device} cannot reach {host}:{port}: {failure.Message}", failure);
        }

        await using var line = client.GetStream();
        using var answers = new StreamReader(line, Encoding.Latin1);
        await line.WriteAsync(day is { } logged ? site.LogOf(master, logged, profile, password) : site.EmptyLog(master, password), cancellation);
        if (await answers.ReadLineAsync(cancellation) is not "#OK")
            throw new IOException($"{device} is not admitted");
        if (await answers.ReadLineAsync(cancellation) is var filed && filed?.StartsWith("#OK;REG=", StringComparison.Ordinal) != true)
            throw new IOException($"The log of {device} was not taken: {filed}");

        var accepted = 0;
        while (await answers.ReadLineAsync(cancellation) is { } text)
        {
            if (Answer(text, kept) is not { } answer)
                continue;
            accepted += answer.Accepted ? 1 : 0;
            await line.WriteAsync(Encoding.Latin1.GetBytes(answer.Text + "\r\n"), cancellation);
        }

        return accepted;
    }

    // A damaged line is not answered: it comes again with the next call.
    private static (string Text, bool Accepted)? Answer(string text, Dictionary<string, Kept> kept)
    {
        if (ProgramLine.TryRead(text) is not var (device, version, _, _, profile))
            return null;
        var why = kept.TryGetValue(device, out var told) && told.Version > version ? $"ya tiene la versión {told.Version}"
            : profile.Steps.Count > MostSteps ? $"sin memoria para {profile.Steps.Count} pasos"
            : null;
        if (why is null)
            kept[device] = new Kept(version, profile.ToString());
        return (ProgramLine.Answer(device, version, why), why is null);
    }

    private Dictionary<string, Kept> Load() => File.Exists(memory)
        ? JsonSerializer.Deserialize<Dictionary<string, Kept>>(File.ReadAllText(memory))!
        : [];
}

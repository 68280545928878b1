using NodaTime;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Events;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Lighting;

internal sealed partial class NodePrograms(
    GatewaySettings settings, GatewayDatabase database, LightingSignal signal, TimeProvider time, ILogger<NodePrograms> log) : INodePrograms
{
    private readonly Dictionary<string, string> elements = settings.Meters
        .SelectMany(meter => meter.Meters.Select(device => (device, meter.Element))).ToDictionary(pair => pair.device, pair => pair.Element);

    private readonly Dictionary<string, string> devices = settings.Meters.ToDictionary(meter => meter.Element, meter => meter.Meters[0]);

    public IReadOnlyList<ProgramLine> For(string device)
    {
        var node = Element(device);
        return [.. database.Read(connection => ProgramBook.Waiting(connection, node))
            .Select(program => ProgramLine.Of(program, name => devices.GetValueOrDefault(name, name)))];
    }

    public void HandedOver(ProgramLine line)
    {
        var (node, version) = (line.Program.Node, line.Program.Version);
        if (database.Write(connection => ProgramBook.Note(connection, node, version, ProgramState.HandedOver, null, Now())))
        {
            LogHandedOver(node, version);
            signal.Raise();
        }
    }

    public bool TryTake(string device, string line)
    {
        if (!ProgramLine.TryReadAnswer(line, out var answering, out var version, out var cause))
            return false;
        var node = Element(answering);
        var state = cause is null ? ProgramState.Acknowledged : ProgramState.Refused;
        var isNew = database.Write(connection => SpeaksFor(connection, Element(device), node, version)
            ? ProgramBook.Note(connection, node, version, state, cause, Now())
            : (bool?)null);
        switch (isNew)
        {
            case null:
                LogNotAsked(device, node, version);
                break;
            case true when cause is null:
                LogAcknowledged(node, version);
                break;
            case true:
                LogRefused(node, version, cause);
                break;
        }

        if (isNew == true)
            signal.Raise();
        return true;
    }

    // A node answers for itself and for its slaves; what another one says of them does not count.
    private static bool SpeaksFor(StoreConnection connection, string caller, string node, int version) =>
        ProgramBook.Has(connection, node, version)
        && (caller == node || connection.Scalar<string>("SELECT master FROM lighting_program WHERE node=@1 AND version=@2", node, version) == caller);

    private string Element(string device) => elements.GetValueOrDefault(device, device);

    private Instant Now() => Instant.FromDateTimeOffset(time.GetUtcNow());

    [LoggerMessage(EventCode.ProgramHandedOver, LogLevel.Information, "Program {Version} of {Node} was handed over")]
    private partial void LogHandedOver(string node, int version);

    [LoggerMessage(EventCode.ProgramAcknowledged, LogLevel.Information, "{Node} works by program {Version}")]
    private partial void LogAcknowledged(string node, int version);

    [LoggerMessage(EventCode.ProgramRefused, LogLevel.Error, "{Node} refuses program {Version}: {Cause}. It goes on as before")]
    private partial void LogRefused(string node, int version, string cause);

    [LoggerMessage(EventCode.ProgramAnswerDoubted, LogLevel.Warning, "{Device} answers for program {Version} of {Node}, which it was not given; nothing changes")]
    private partial void LogNotAsked(string device, string node, int version);
}

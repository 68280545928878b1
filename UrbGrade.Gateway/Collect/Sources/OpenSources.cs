using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Service;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Collect.Sources;

/// <summary>The sources of this gateway that fetch or listen, by their ids and in the order of the configuration.</summary>
internal sealed class OpenSources(
    GatewaySettings settings, GatewayDatabase database, BufferGuard buffer, TimeProvider time, ILoggerFactory logs)
{
    public IReadOnlyList<(string Id, ISource Source)> All { get; } =
    [
        .. settings.Sources.Where(source => source.Origin is not null).Select(source => (source.Id, source.Origin!.Open(new SourceContext(
            settings, source, new SourceDrop(source.Path), new SourceMemory(database, source.Id, time), database, buffer, time, logs)))),
    ];
}

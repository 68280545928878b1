using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Lighting;
using UrbGrade.Gateway.Service;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Collect.Sources;

/// <summary>The sources of this gateway that fetch or listen, in the order of the configuration.</summary>
internal sealed class OpenSources(
    GatewaySettings settings, GatewayDatabase database, BufferGuard buffer, INodePrograms programs, TimeProvider time, ILoggerFactory logs)
{
    public IReadOnlyList<OpenSource> All { get; } =
        [.. settings.Sources.Where(source => source.Origin is not null).Select(source => Open(settings, source, database, buffer, programs, time, logs))];

    private static OpenSource Open(
        GatewaySettings settings, SourceSettings source, GatewayDatabase database, BufferGuard buffer, INodePrograms programs, TimeProvider time, ILoggerFactory logs)
    {
        var drop = new SourceDrop(source.Path);
        var memory = new SourceMemory(database, source.Id, time);
        return new OpenSource(source.Id, source.Origin!.Open(new SourceContext(settings, source, drop, memory, database, buffer, programs, time, logs)), drop, memory);
    }
}

/// <summary>One of them.</summary>
internal sealed record OpenSource(string Id, ISource Source, SourceDrop Drop, SourceMemory Memory);

using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Lighting;
using UrbGrade.Gateway.Service;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Collect.Sources;

/// <summary>What a source works with.</summary>
/// <param name="Drop">Where it puts finished files.</param>
/// <param name="Memory">What it remembers from one run of the gateway to the next.</param>
/// <param name="Programs">What nodes that call in are told.</param>
/// <param name="Buffer">Whether the outbox has room; while it has none, callers are asked to come again.</param>
internal sealed record SourceContext(
    GatewaySettings Settings,
    SourceSettings Source,
    SourceDrop Drop,
    SourceMemory Memory,
    GatewayDatabase Database,
    BufferGuard Buffer,
    INodePrograms Programs,
    TimeProvider Time,
    ILoggerFactory Logs);

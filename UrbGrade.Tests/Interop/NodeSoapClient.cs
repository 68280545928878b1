using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Interop;

/// <summary>npm's soap package.</summary>
internal sealed class NodeSoapClient : InteropClient
{
    private static string Folder => Path.Combine(Cache, "node-soap");

    protected override Task Prepare(CancellationToken cancellation) =>
        NpmFolder.Install(Path.Combine(Sources, "node-soap"), Folder, cancellation);

    protected override Task<string> Run(IReadOnlyList<string> arguments, InteropPlatform platform, CancellationToken cancellation) =>
        ExternalTool.Run(
            "/usr/bin/env", [$"NODE_EXTRA_CA_CERTS={platform.Authority.Certificate}", "node", "aggregate.js", .. arguments],
            folder: Folder, cancellation: cancellation);
}

using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Interop;

/// <summary>Python's zeep with python-xmlsec, as Debian packages them.</summary>
internal sealed class ZeepClient : InteropClient
{
    private const string SystemPython = "/usr/bin/python3";

    protected override async Task Prepare(CancellationToken cancellation)
    {
        var (code, _, errors) = await ExternalTool.TryRun(SystemPython, ["-c", "import zeep, xmlsec"], cancellation: cancellation);
        if (code != 0)
            Assert.Skip($"Needs Debian's zeep (apt-get install python3-zeep python3-xmlsec): {errors}");
    }

    protected override Task<string> Run(IReadOnlyList<string> arguments, InteropPlatform platform, CancellationToken cancellation) =>
        ExternalTool.Run(SystemPython, [Path.Combine(Sources, "zeep", "aggregate.py"), .. arguments], cancellation: cancellation);
}

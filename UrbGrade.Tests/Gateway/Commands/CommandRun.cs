using UrbGrade.Gateway.Commands;

namespace UrbGrade.Tests.Gateway.Commands;

/// <summary>One run of the gateway's command line, in this process.</summary>
internal static class CommandRun
{
    public static async Task<(int Code, string Output, string Error)> InvokeAsync(params string[] args)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        await using var error = new StringWriter { NewLine = "\n" };
        var code = await GatewayCommandLine.InvokeAsync(args, output, error);
        return (code, output.ToString(), error.ToString());
    }
}

using UrbGrade.Gateway.Commands;

namespace UrbGrade.Gateway;

internal static class Program
{
    public static Task<int> Main(string[] args) => GatewayCommandLine.InvokeAsync(args, Console.Out, Console.Error);
}

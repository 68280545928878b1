namespace UrbGrade.Command.Tools;

/// <summary>What is missing and how to get it.</summary>
internal static class ToolAdvice
{
    public const string Sdk = """
        the .NET SDK 10.0 (10.0.100 or newer) is missing. To get it:
          Debian, Ubuntu   apt-get install dotnet-sdk-10.0
          Windows          winget install Microsoft.DotNet.SDK.10
          elsewhere        https://dotnet.microsoft.com/download/dotnet/10.0
        """;

    public const string Node = """
        Node.js (20 or newer) is missing; the pages' scripts and styles are bundled with it. To get it:
          Debian, Ubuntu   apt-get install nodejs npm
          Windows          winget install OpenJS.NodeJS.LTS
          macOS            brew install node
          elsewhere        https://nodejs.org
        """;

    public const string Npm = """
        npm is missing; it comes with Node.js, except on Debian and Ubuntu, where it is a package of its own:
          apt-get install npm
        """;

    public static string OldNode(Version found) =>
        $"Node.js {found} is too old: 20 or newer is needed. {Node[(Node.IndexOf("To get it", StringComparison.Ordinal))..]}";
}

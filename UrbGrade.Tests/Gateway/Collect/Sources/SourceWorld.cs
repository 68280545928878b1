using System.Text.Json.Nodes;
using UrbGrade.Gateway.Collect.Sources;
using UrbGrade.Gateway.Configuration;

namespace UrbGrade.Tests.Gateway.Collect.Sources;

/// <summary>A gateway with one source beside its folders.</summary>
internal static class SourceWorld
{
    /// <param name="source">The source as it stands in the configuration; <c>FOLDER</c> stands for the gateway's own.</param>
    public static GatewayWorld With(string source, DateTimeOffset? now = null) => new(
        root => root["sources"]!.AsArray().Add(JsonNode.Parse(source)), now);

    public static ISource Source(this GatewayWorld gateway) => Assert.Single(gateway.Get<OpenSources>().All).Source;

    public static Task<int> FetchAsync(this GatewayWorld gateway) =>
        Assert.IsType<IFetchingSource>(gateway.Source(), exactMatch: false).FetchAsync(TestContext.Current.CancellationToken);

    /// <summary>The files that wait in the source's folder, by name.</summary>
    public static string[] Dropped(this GatewayWorld gateway) => gateway.Files(Path.GetRelativePath(gateway.Folder, gateway.Settings.Sources[^1].Path));

    public static byte[] ReadDropped(this GatewayWorld gateway, string name) =>
        File.ReadAllBytes(Path.Combine(gateway.Settings.Sources[^1].Path, name));

    /// <summary>What the configuration reader says about a source.</summary>
    public static IReadOnlyList<string> Problems(string source) => Assert.Throws<SettingsException>(() => With(source)).Problems;
}

using System.Text.Json;
using System.Text.Json.Nodes;
using UrbGrade.Gateway.Sites.Barcelona;
using UrbGrade.Gateway.Sites.Eibar;
using UrbGrade.Gateway.Sites.Kalundborg;

namespace UrbGrade.Gateway.Sites;

/// <summary>The kinds of site that this gateway can stand at.</summary>
internal static class SiteKinds
{
    public static readonly ISiteKind Barcelona = new BarcelonaSite();

    public static readonly ISiteKind Eibar = new EibarSite();

    public static readonly ISiteKind Kalundborg = new KalundborgSite();

    public static readonly IReadOnlyList<ISiteKind> All = [Barcelona, Eibar, Kalundborg];

    /// <summary>Folders with file profiles: a site may read the layouts of any.</summary>
    public static readonly IReadOnlyList<string> WithProfiles = ["barcelona", "eibar", "kalundborg"];

    private static readonly JsonDocumentOptions WithComments = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Names of <see cref="All"/>.</summary>
    public static IReadOnlyList<string> Names => [.. All.Select(kind => kind.Name)];

    /// <exception cref="ArgumentOutOfRangeException">There is no such kind.</exception>
    public static ISiteKind Named(string name) =>
        All.FirstOrDefault(kind => kind.Name == name) ?? throw new ArgumentOutOfRangeException(nameof(name), name, "No such kind of site");

    /// <summary>The file profiles of one of <see cref="WithProfiles"/>; a configuration may replace each or add its own.</summary>
    public static JsonObject Profiles(string kind) =>
        Resource($"profiles.{kind}.json") ?? throw new InvalidOperationException($"The profiles of the kind {kind} are not in the assembly");

    /// <summary>The messages that a kind lays out by configuration; null where its messages are fixed.</summary>
    public static JsonObject? Messages(string kind) => Resource($"messages.{kind}.json");

    private static JsonObject? Resource(string name)
    {
        using var stream = typeof(SiteKinds).Assembly.GetManifestResourceStream(name);
        return stream is null ? null : JsonNode.Parse(stream, documentOptions: WithComments)!.AsObject();
    }
}

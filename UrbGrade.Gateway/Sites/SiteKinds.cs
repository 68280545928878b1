using System.Text.Json;
using System.Text.Json.Nodes;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Sites.Barcelona;

namespace UrbGrade.Gateway.Sites;

/// <summary>The kinds of site that this gateway can stand at. A kind is a shape of messages and a set of file profiles.</summary>
internal static class SiteKinds
{
    public const string Barcelona = "barcelona";

    public static readonly IReadOnlyList<string> All = [Barcelona];

    private static readonly JsonDocumentOptions WithComments = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The file profiles that come with a kind; a configuration may replace each or add its own.</summary>
    public static JsonObject Profiles(string kind)
    {
        using var stream = typeof(SiteKinds).Assembly.GetManifestResourceStream($"profiles.{kind}.json")
            ?? throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of site");
        return JsonNode.Parse(stream, documentOptions: WithComments)!.AsObject();
    }

    /// <summary>How a kind writes its messages.</summary>
    public static IMessageShape Shape(string kind) => kind switch
    {
        Barcelona => new ShopHourShape(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of site"),
    };
}

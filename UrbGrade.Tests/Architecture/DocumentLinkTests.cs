using System.Text.RegularExpressions;
using System.Xml.Linq;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Architecture;

/// <summary>A guide that names a moved file, a heading, a button or a page that is not there is a bug.</summary>
public sealed partial class DocumentLinkTests
{
    /// <summary>Words that documents set apart and that no page shows.</summary>
    private static readonly string[] NoLabels = ["Information"];

    public static TheoryData<string> Documents => [.. new[] { Checkout.Root, Path.Combine(Checkout.Root, "docs"), Path.Combine(Checkout.Root, "docs", "adr") }
        .SelectMany(folder => Directory.GetFiles(folder, "*.md")).Select(file => Path.GetRelativePath(Checkout.Root, file))];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_link_to_a_file_leads_somewhere(string document)
    {
        var file = Path.Combine(Checkout.Root, document);
        var targets = Link().Matches(File.ReadAllText(file)).Select(link => link.Groups["target"].Value)
            .Where(target => !target.Contains(':', StringComparison.Ordinal) && target.Split('#')[0].Length > 0);

        Assert.All(targets, target => Assert.True(
            Path.Exists(Path.Combine(Path.GetDirectoryName(file)!, target.Split('#')[0])), $"{document} links to {target}, which is not there."));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_heading_that_a_link_leads_to_is_there(string document)
    {
        var file = Path.Combine(Checkout.Root, document);
        var targets = Link().Matches(File.ReadAllText(file)).Select(link => link.Groups["target"].Value)
            .Where(target => !target.Contains(':', StringComparison.Ordinal) && (target.Contains(".md#", StringComparison.Ordinal) || target.StartsWith('#')));

        Assert.All(targets, target =>
        {
            var (path, anchor) = (target.Split('#')[0], target.Split('#')[1]);
            var headings = File.ReadLines(path.Length == 0 ? file : Path.Combine(Path.GetDirectoryName(file)!, path)).Where(line => line.StartsWith('#'));
            Assert.Contains(anchor, headings.Select(AnchorOf));
        });
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_label_that_a_document_quotes_stands_on_a_page(string document)
    {
        var texts = Directory.GetFiles(Path.Combine(Checkout.Root, "UrbGrade.Web", "Texts"), "*Text.resx")
            .SelectMany(file => XDocument.Load(file).Root!.Elements("data")).Select(entry => entry.Element("value")!.Value).ToHashSet();

        Assert.DoesNotContain(
            Label().Matches(File.ReadAllText(Path.Combine(Checkout.Root, document))).Select(label => label.Groups["label"].Value),
            label => !texts.Contains(label) && !NoLabels.Contains(label));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_page_that_a_document_names_is_there(string document)
    {
        var routes = Directory.GetFiles(Path.Combine(Checkout.Root, "UrbGrade.Web"), "*.razor", SearchOption.AllDirectories)
            .SelectMany(file => Route().Matches(File.ReadAllText(file))).Select(route => Shape(route.Groups["route"].Value)).Append("/ops/jobs").ToHashSet();

        Assert.DoesNotContain(
            Address().Matches(File.ReadAllText(Path.Combine(Checkout.Root, document))).Select(address => address.Groups["address"].Value),
            address => !routes.Contains(Shape(address)));
    }

    /// <summary>As the sites do that show Markdown: small letters, no punctuation, hyphens for spaces.</summary>
    private static string AnchorOf(string heading) =>
        Punctuation().Replace(heading.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-');

    /// <summary>An address without what differs from page to page of a kind.</summary>
    private static string Shape(string address) =>
        string.Join('/', address.Split('/').Select(part => part is "N" or "…" || part.StartsWith('{') ? "*" : part));

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex Punctuation();

    [GeneratedRegex(@"(?<!\*)\*(?<label>[A-Z][^*\n]+?)\*(?!\*)")]
    private static partial Regex Label();

    [GeneratedRegex(@"@page ""(?<route>[^""]+)""")]
    private static partial Regex Route();

    [GeneratedRegex("`(?<address>/(?:app|ops|admin|my)(?:/[^`?# ]*)?)(?:[?#][^` ]*)?`")]
    private static partial Regex Address();
}

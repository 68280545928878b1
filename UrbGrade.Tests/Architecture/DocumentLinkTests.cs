using System.Text.RegularExpressions;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Architecture;

/// <summary>A guide that names a moved file is a bug.</summary>
public sealed partial class DocumentLinkTests
{
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

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();
}

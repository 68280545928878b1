using System.Text.RegularExpressions;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Web.Design;

/// <summary>Pages for everybody load a style sheet without the rules that only others need.</summary>
public sealed partial class PublicStylesTests(PageHostFixture fixture) : IClassFixture<PageHostFixture>
{
    private static readonly string Folder = Path.Combine(Checkout.Root, "wwwroot-assets", "css");

    [Theory]
    [InlineData("/")]
    [InlineData("/en/d/20")]
    [InlineData("/help")]
    [InlineData("/open-data")]
    [InlineData("/privacy")]
    [InlineData("/accessibility")]
    [InlineData("/vocabulary")]
    [InlineData("/street/20/Carrer%20Fictici")]
    [InlineData("/v/0penp0st")]
    [InlineData("/s/0penf0rm")]
    public async Task A_page_for_everybody_uses_no_class_that_its_style_sheet_leaves_out(string path)
    {
        using var visitor = fixture.Visitor();
        var page = await visitor.Read(path);
        var used = ClassAttribute().Matches(page).SelectMany(attribute => attribute.Groups[1].Value.Split(' ')).ToHashSet();
        var leftOut = LeftOut();

        Assert.Contains("site-header", used);
        Assert.Contains("work-nav", leftOut);
        Assert.Empty(used.Intersect(leftOut));
    }

    /// <summary>Classes whose rules are in the sheets of signed-in pages alone; how something is printed does not count.</summary>
    private static HashSet<string> LeftOut()
    {
        var loaded = Import().Matches(Read("public.css")).Select(import => import.Groups[1].Value).Where(sheet => sheet != "print.css")
            .SelectMany(sheet => Class().Matches(Read(sheet))).Select(found => found.Groups[1].Value);
        return Directory.EnumerateFiles(Folder, "*-work.css").SelectMany(sheet => RuleOfClass().Matches(File.ReadAllText(sheet)))
            .Select(found => found.Groups[1].Value).Except(loaded).ToHashSet();
    }

    private static string Read(string sheet) => File.ReadAllText(Path.Combine(Folder, sheet));

    [GeneratedRegex("""\bclass="([^"]+)""")]
    private static partial Regex ClassAttribute();

    [GeneratedRegex("""@import "\./([^"]+)""")]
    private static partial Regex Import();

    [GeneratedRegex("""\.([a-z][\w-]*)""")]
    private static partial Regex Class();

    [GeneratedRegex("""^\.([a-z][\w-]*)""", RegexOptions.Multiline)]
    private static partial Regex RuleOfClass();
}

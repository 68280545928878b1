using UrbGrade.Command.Publishing;

namespace UrbGrade.Tests.Command.Publishing;

public sealed class SourceFingerprintTests : IDisposable
{
    private static readonly PublishedProgram Program = new("thing", "Thing", "Thing.dll", ["Thing", "Shared"]);

    private readonly TemporaryCheckout checkout = new();

    public SourceFingerprintTests()
    {
        checkout.Write("Thing/A.cs", "class A;");
        checkout.Write("Shared/B.cs", "class B;");
    }

    public void Dispose() => checkout.Dispose();

    [Fact]
    public void The_same_content_has_the_same_name_whatever_its_date()
    {
        var before = Fingerprint();
        File.SetLastWriteTimeUtc(Path.Combine(checkout.Root, "Thing/A.cs"), new DateTime(2031, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.Equal(before, Fingerprint());
    }

    [Theory]
    [InlineData("Thing/A.cs", "class A { }")]
    [InlineData("Shared/C.cs", "class C;")]
    [InlineData("Directory.Packages.props", "<Project/>")]
    public void A_change_of_source_changes_the_name(string file, string content)
    {
        var before = Fingerprint();
        checkout.Write(file, content);

        Assert.NotEqual(before, Fingerprint());
    }

    [Theory]
    [InlineData("Thing/obj/project.assets.json")]
    [InlineData("Thing/bin/Release/Thing.dll")]
    [InlineData("Shared/node_modules/x/index.js")]
    [InlineData("Elsewhere/D.cs")]
    public void What_tools_make_and_what_belongs_to_others_does_not(string file)
    {
        var before = Fingerprint();
        checkout.Write(file, "anything");

        Assert.Equal(before, Fingerprint());
    }

    [Fact]
    public void Moving_text_between_files_changes_the_name()
    {
        var before = Fingerprint();
        checkout.Write("Thing/A.cs", "class B;");
        checkout.Write("Shared/B.cs", "class A;");

        Assert.NotEqual(before, Fingerprint());
    }

    private string Fingerprint() => SourceFingerprint.Of(checkout.Workspace, Program);
}

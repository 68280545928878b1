using UrbGrade.Command.Publishing;

namespace UrbGrade.Tests.Command.Publishing;

public sealed class BuildOutputTests
{
    [Theory]
    [InlineData("  UrbGrade.Bus -> /src/UrbGrade.Bus/bin/Release/net10.0/UrbGrade.Bus.dll", "UrbGrade.Bus")]
    [InlineData("  UrbGrade.Web -> /src/artifacts/publish/platform/1f.partial/", null)]
    [InlineData("  Determining projects to restore...", null)]
    public void A_built_project_is_recognised(string line, string? project) => Assert.Equal(project, BuildOutput.Finished(line));

    [Theory]
    [InlineData("/src/A.cs(3,1): error CS1002: ; expected [/src/A.csproj]", true)]
    [InlineData("MSBUILD : error MSB1009: Project file does not exist.", true)]
    [InlineData("/src/A.csproj : error NU1102: Unable to find package X", true)]
    [InlineData("    0 Error(s)", false)]
    [InlineData("/src/A.cs(3,1): warning CS0168: unused", false)]
    public void An_error_is_recognised(string line, bool error) => Assert.Equal(error, BuildOutput.IsError(line));
}

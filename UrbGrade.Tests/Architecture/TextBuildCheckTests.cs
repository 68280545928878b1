using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Architecture;

/// <summary>The build's own check of the texts, on a project whose texts have each fault once.</summary>
public sealed class TextBuildCheckTests
{
    [Fact]
    public async Task A_text_that_is_missing_left_over_empty_or_has_other_holes_fails_the_build()
    {
        var folder = Directory.CreateTempSubdirectory("urbgrade-texts-");
        try
        {
            Write(folder, "", ("Kept", "Kept"), ("Gone", "Gone"), ("Empty", "Not empty"), ("Holed", "{0} of {1:N0}"));
            Write(folder, ".es", ("Kept", "Queda"), ("Left", "Sobra"), ("Empty", " "), ("Holed", "{0}"));
            var (code, said, _) = await Check(folder);

            Assert.NotEqual(0, code);
            Assert.Contains("PageText.es.resx : Texts error TEXT001: The text 'Gone' is missing in 'es'", said, StringComparison.Ordinal);
            Assert.Contains("TEXT002: The text 'Left' in 'es'", said, StringComparison.Ordinal);
            Assert.Contains("TEXT003: The text 'Empty' is empty in 'es'", said, StringComparison.Ordinal);
            Assert.Contains("TEXT004: The text 'Holed' has the holes [{0}] in 'es' and [{0} {1}] in English", said, StringComparison.Ordinal);
            Assert.DoesNotContain("'Kept'", said, StringComparison.Ordinal);

            Write(folder, ".es", ("Kept", "Queda"), ("Gone", "Falta"), ("Empty", "Lleno"), ("Holed", "de {1:N0}, {0}"));
            var (mended, all, _) = await Check(folder);
            Assert.True(mended == 0, all);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Task<(int Code, string Output, string Errors)> Check(DirectoryInfo folder)
    {
        var project = Path.Combine(folder.FullName, "Pages.proj");
        File.WriteAllText(project, $"""
            <Project>
              <PropertyGroup><IntermediateOutputPath>obj/</IntermediateOutputPath><TextLanguages>es</TextLanguages></PropertyGroup>
              <Import Project="{Path.Combine(Checkout.Root, "build", "Texts.targets")}" />
            </Project>
            """);
        return ExternalTool.TryRun(
            "dotnet", ["msbuild", project, "-t:CheckTexts", "-nologo", "-nodeReuse:false"], folder: folder.FullName,
            cancellation: TestContext.Current.CancellationToken);
    }

    private static void Write(DirectoryInfo folder, string language, params (string Key, string Text)[] texts) => File.WriteAllText(
        Path.Combine(folder.CreateSubdirectory("Texts").FullName, $"PageText{language}.resx"),
        $"<root>{string.Concat(texts.Select(text => $"<data name=\"{text.Key}\"><value>{text.Text}</value></data>"))}</root>");
}

using UrbGrade.Benchmarks.Measuring;
using UrbGrade.Benchmarks.Reporting;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Command;

public sealed class BenchmarkReportTests
{
    [Fact]
    public void Each_section_of_the_figures_names_the_command_that_measures_it()
    {
        var sections = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "benchmarks.md")).ReplaceLineEndings("\n").Split("\n## ")[1..];

        Assert.NotEmpty(sections);
        Assert.All(sections, section => Assert.Contains($"\n\nMeasured by `./urbgrade bench {section.Split('\n')[0]}`.\n\n", section, StringComparison.Ordinal));
    }

    [Fact]
    public void A_new_run_writes_its_command_and_leaves_the_other_sections()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("benchmarks.md");
        File.WriteAllText(file, "# Benchmarks\n\n## other\n\nAs it was.\n");
        var measurement = Benchmarks.Program.All[0];
        new Report(file).Write(measurement, [new Figure("what", "1 s")], "Today.");

        var written = File.ReadAllText(file);
        Assert.Contains($"Measured by `./urbgrade bench {measurement.Name}`.", written, StringComparison.Ordinal);
        Assert.Contains("## other\n\nAs it was.", written, StringComparison.Ordinal);
    }
}

using UrbGrade.Command;
using UrbGrade.Command.Running;

namespace UrbGrade.Tests.Command.Running;

public sealed class DemoFolderTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("urbgrade-demo-").FullName;
    private readonly DemoFolder folder;

    public DemoFolderTests() => folder = new DemoFolder(root);

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void Only_one_command_at_a_time_runs_on_a_folder()
    {
        using (folder.Take())
        {
            var failure = Assert.Throws<CommandFailedException>(() => new DemoFolder(root).Take());
            Assert.Contains("another './urbgrade up' runs", failure.Message, StringComparison.Ordinal);
        }

        folder.Take().Dispose();
    }

    [Fact]
    public void Cleaning_deletes_what_a_demo_left_and_keeps_the_lock()
    {
        using var held = folder.Take();
        Directory.CreateDirectory(folder.Platform);
        File.WriteAllText(Path.Combine(folder.Platform, "urbgrade.db"), "x");
        File.WriteAllText(folder.State, "{}");

        folder.Empty();

        Assert.Equal([folder.Lock], Directory.EnumerateFileSystemEntries(root));
    }

    [Fact]
    public void A_folder_that_holds_something_else_is_not_cleaned()
    {
        File.WriteAllText(folder.State, "{}");
        File.WriteAllText(Path.Combine(root, "thesis.odt"), "ten years of work");

        var failure = Assert.Throws<CommandFailedException>(folder.Empty);

        Assert.Contains("thesis.odt", failure.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(folder.State));
    }
}

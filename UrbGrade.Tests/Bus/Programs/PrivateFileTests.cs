using UrbGrade.Bus.Programs;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Bus.Programs;

public sealed class PrivateFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Only_its_owner_reads_a_file_and_the_folder_made_for_it()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows gives rights by the folder.");
            return;
        }

        var file = Path.Combine(folder.Path, "keys", "own.key");

        PrivateFile.Write(file, "key"u8);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(file)!));
    }

    [Fact]
    public void Only_its_owner_reads_a_temporary_file_which_goes_with_its_stream()
    {
        string path;
        using (var file = PrivateFile.Temporary())
        {
            path = file.Name;
            file.WriteByte(7);
            file.Position = 0;
            Assert.Equal(7, file.ReadByte());
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
            }
        }

        Assert.False(File.Exists(path));
    }

    [Fact]
    public void A_file_that_is_not_to_be_replaced_stays_and_nothing_lies_beside_it()
    {
        var file = folder.File("own.key");
        PrivateFile.Write(file, "first"u8);

        Assert.Throws<IOException>(() => PrivateFile.Write(file, "second"u8, replace: false));

        Assert.Equal("first", File.ReadAllText(file));
        Assert.Equal([file], Directory.EnumerateFileSystemEntries(folder.Path));
        PrivateFile.Write(file, "second"u8);
        Assert.Equal("second", File.ReadAllText(file));
    }
}

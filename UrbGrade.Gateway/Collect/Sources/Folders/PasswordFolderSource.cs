using System.IO.Enumeration;
using ICSharpCode.SharpZipLib.Checksum;
using ICSharpCode.SharpZipLib.Zip;
using UrbGrade.Gateway.Events;

namespace UrbGrade.Gateway.Collect.Sources.Folders;

/// <summary>
/// Opens each archive with the password and drops what is in it. The archive itself goes the way of every file:
/// <c>work/</c>, then <c>done/</c>, or <c>bad/</c> with the cause beside it.
/// </summary>
internal sealed partial class PasswordFolderSource(PasswordFolderOrigin origin, SourceContext context) : IFetchingSource
{
    private const long MostBytes = 1L << 30;
    private const int MostEntries = 10_000;

    private readonly ILogger log = context.Logs.CreateLogger<PasswordFolderSource>();
    private readonly HotFolder folder = new(origin.Path, origin.Pattern, ["*.part", "*.tmp", ".*"], origin.StableFor, context.Time);

    public TimeSpan Every => origin.Every;

    public async Task<int> FetchAsync(CancellationToken cancellation)
    {
        folder.Prepare();
        var dropped = 0;
        foreach (var archive in folder.Interrupted().Concat(folder.Claim()))
            dropped += await TakeAsync(archive, cancellation);
        return dropped;
    }

    public Task<IReadOnlyList<string>> TestAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<string>>(
        Directory.Exists(origin.Path) ? [$"{folder.Waiting()} archives wait in {origin.Path}"] : throw new SourceException($"{origin.Path} does not exist: make it, or correct path"));

    private async Task<int> TakeAsync(string archive, CancellationToken cancellation)
    {
        var name = Path.GetFileName(archive);
        try
        {
            var dropped = await UnpackAsync(archive, cancellation);
            folder.Done(archive);
            return dropped;
        }
        catch (Exception refused) when (refused is ZipException or InvalidDataException or EndOfStreamException or ICSharpCode.SharpZipLib.SharpZipBaseException)
        {
            var wrong = refused is WrongPasswordException;
            folder.Bad(
                archive,
                new FileRefusal(
                    wrong ? FileCode.WrongPassword : FileCode.NotAnArchive, 0, 0, "",
                    wrong ? "The password does not open it: ask the sender, or correct the credential, then move the file back" : $"It cannot be unpacked ({refused.Message}): ask for it again"),
                []);
            if (wrong)
                LogWrongPassword(context.Source.Id, name);
            else
                LogNotAnArchive(context.Source.Id, name, refused.Message);
            return 0;
        }
    }

    // All or nothing: every entry is unpacked before the first is dropped, so that a bad archive leaves no half behind.
    private async Task<int> UnpackAsync(string archive, CancellationToken cancellation)
    {
        using var zip = new ZipFile(File.OpenRead(archive)) { Password = origin.Password };
        if (zip.Count > MostEntries)
            throw new InvalidDataException($"{zip.Count} entries, at most {MostEntries} are unpacked");
        var wanted = zip.Cast<ZipEntry>().Where(entry => entry.IsFile && FileSystemName.MatchesSimpleExpression(origin.Entries, Path.GetFileName(entry.Name))).ToList();
        var opened = new List<(string Name, string Part)>();
        var room = MostBytes;
        try
        {
            foreach (var entry in wanted)
            {
                if (!entry.IsCrypted)
                    throw new InvalidDataException($"{entry.Name} is not protected by the password");
                var part = Path.Combine(context.Drop.Folder, $"{SourceDrop.SafeName(Path.GetFileName(archive))}.{opened.Count}{SourceDrop.PartEnding}");
                Directory.CreateDirectory(context.Drop.Folder);
                opened.Add((SourceDrop.SafeName(Path.GetFileName(entry.Name.Replace('\\', '/'))), part));
                room -= await WriteAsync(zip, entry, part, room, cancellation);
            }

            foreach (var (name, part) in opened)
                context.Drop.Finish(part, name);
            return opened.Count;
        }
        catch
        {
            foreach (var (_, part) in opened)
                File.Delete(part);
            throw;
        }
    }

    private static async Task<long> WriteAsync(ZipFile zip, ZipEntry entry, string part, long room, CancellationToken cancellation)
    {
        await using var content = Open(zip, entry);
        var sum = new Crc32();
        await using var file = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.Read);
        var piece = new byte[81920];
        int read;
        while ((read = await content.ReadAsync(piece, cancellation)) > 0)
        {
            await file.WriteAsync(piece.AsMemory(0, read), cancellation);
            sum.Update(new ArraySegment<byte>(piece, 0, read));
            if (file.Length > room)
                throw new InvalidDataException($"more than {MostBytes >> 30} GiB unpacked");
        }

        // One wrong password in 256 passes the older protection's own test; AES keeps no checksum, its code is verified on reading.
        if (entry.AESKeySize == 0 && sum.Value != entry.Crc)
            throw new InvalidDataException($"{entry.Name} is damaged, or the password is wrong");
        file.Flush(flushToDisk: true);
        return file.Length;
    }

    // The library says a wrong password by an exception of its own kind while it opens an entry, or by a wrong checksum at the end.
    private static Stream Open(ZipFile zip, ZipEntry entry)
    {
        try
        {
            return zip.GetInputStream(entry);
        }
        catch (ZipException refused) when (refused.Message.Contains("password", StringComparison.OrdinalIgnoreCase))
        {
            throw new WrongPasswordException(refused);
        }
    }

    private sealed class WrongPasswordException(Exception cause) : ZipException("wrong password", cause);

    [LoggerMessage(EventCode.WrongPassword, LogLevel.Error, "{Source}: the password does not open {File}; it lies in bad/")]
    private partial void LogWrongPassword(string source, string file);

    [LoggerMessage(EventCode.NotAnArchive, LogLevel.Error, "{Source}: {File} cannot be unpacked and lies in bad/: {Reason}")]
    private partial void LogNotAnArchive(string source, string file, string reason);
}

using UrbGrade.Bus.Programs;
using UrbGrade.Modules.Core;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Database.Sqlite;
using UrbGrade.Modules.Core.Trust;

namespace UrbGrade.Tests.Support;

/// <summary>What a platform makes at its first start, made once for all tests, which begin with copies: migrations and
/// keys take longer than most of them.</summary>
internal static class PreparedFolder
{
    public const string DatabaseFile = "urbgrade.db";

    private static readonly Lazy<byte[]> Database = new(Migrate);
    private static readonly Lazy<IReadOnlyList<(string Name, byte[] Content)>> Keys = new(MakeKeys);

    /// <summary>Gives a new data folder the migrated, empty database.</summary>
    public static void CopyDatabaseTo(string folder)
    {
        PrivateFile.CreateFolder(folder);
        File.WriteAllBytes(Path.Combine(folder, DatabaseFile), Database.Value);
    }

    /// <summary>Gives a new data folder the authority and the server's certificate, which are valid from now on.</summary>
    public static void CopyKeysTo(string folder)
    {
        PrivateFile.CreateFolder(Path.Combine(folder, "keys"));
        foreach (var (name, content) in Keys.Value)
        {
            PrivateFile.Write(Path.Combine(folder, "keys", name), content);
        }
    }

    private static byte[] Migrate()
    {
        using var folder = new TemporaryFolder();
        var database = new SqliteDatabase(folder.File(DatabaseFile));
        database.Prepare(database.Contexts(DesignTimeTables.All), TimeProvider.System);

        // Whatever still lies in the log goes to the file, which is whole then.
        database.EmptyLog();
        return File.ReadAllBytes(database.Path);
    }

    private static List<(string Name, byte[] Content)> MakeKeys()
    {
        using var folder = new TemporaryFolder();
        var keys = new CoreOptions { DataFolder = folder.Path }.KeysFolder;
        PlatformCertificates.Load(new CoreOptions { DataFolder = folder.Path }, new CertificateAuthority(keys, TimeProvider.System), TimeProvider.System)
            .Certificate.Dispose();
        return [.. new[] { "ca.pem", "ca.key", "server.p12" }.Select(name => (name, File.ReadAllBytes(Path.Combine(keys, name))))];
    }
}

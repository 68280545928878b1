using UrbGrade.Tests.Aggregation.Pipeline;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class FullDiskOnPostgreSqlTests(PostgreSqlServer server) : FullDiskTests, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private string? connection;

    public void Dispose() => folder.Dispose();

    private protected override Task<SmallDisk> MakeDisk() =>
        SmallDisk.Make(megabytes: 96, Environment.IsPrivilegedProcess ? PostgreSqlServer.User : null);

    private protected override string Prepare(SmallDisk disk)
    {
        connection = server.CreateDatabaseIn(disk.Path);
        TestData.Choose(folder.File("data"), connection);
        return folder.File("data");
    }

    private protected override void Forget(SmallDisk disk) => server.DropWithFiles(connection!);
}

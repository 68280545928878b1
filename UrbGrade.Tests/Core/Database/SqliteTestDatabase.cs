using Microsoft.Data.Sqlite;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database.Sqlite;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Database;

internal sealed class SqliteTestDatabase : TestDatabase
{
    private readonly TemporaryFolder folder;

    public SqliteTestDatabase()
        : this(new TemporaryFolder())
    {
    }

    private SqliteTestDatabase(TemporaryFolder folder)
        : base(new SqliteDatabase(folder.File("urbgrade.db")))
    {
        this.folder = folder;
        PreparedFolder.CopyDatabaseTo(folder.Path);
        Database.Prepare(Contexts, TimeProvider.System);
    }

    /// <summary>The database file.</summary>
    public string File => Database.Place;

    /// <summary>A full disk in small: the limit ends with the connection.</summary>
    public override void WriteWhatCannotBeCommitted(IWriteSession session)
    {
        Run(session, "PRAGMA max_page_count = 1");
        Run(session, "CREATE TABLE TooLarge AS SELECT zeroblob(1000000) AS Filling");
    }

    public override void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Dispose();
    }
}

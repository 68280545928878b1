using UrbGrade.Bus.Delivery;

namespace UrbGrade.Tests.Core.Database;

public sealed class SqliteCommitQueueTests : CommitQueueTests
{
    private readonly SqliteTestDatabase database;

    public SqliteCommitQueueTests()
        : this(new SqliteTestDatabase())
    {
    }

    private SqliteCommitQueueTests(SqliteTestDatabase database)
        : base(database) => this.database = database;

    [Fact]
    public async Task A_database_that_cannot_be_opened_refuses_and_is_asked_again_at_the_next_write()
    {
        await using var queue = database.OpenQueue();
        File.Move(database.File, database.File + ".away");
        Directory.CreateDirectory(database.File);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => queue.Commit(_ => 1, TestContext.Current.CancellationToken));

        Directory.Delete(database.File);
        File.Move(database.File + ".away", database.File);
        Assert.Equal(2, await queue.Commit(_ => 2, TestContext.Current.CancellationToken));
    }
}

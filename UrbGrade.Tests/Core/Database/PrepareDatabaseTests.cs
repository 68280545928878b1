using Microsoft.Extensions.Options;
using UrbGrade.Modules.Core;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Database.Sqlite;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Database;

public sealed class PrepareDatabaseTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_process_that_waited_while_the_data_moved_to_a_server_does_not_go_on_with_the_file()
    {
        using var folder = new TemporaryFolder();
        var (time, database) = (new TellingTime(), new SqliteDatabase(folder.File("urbgrade.db")));
        var prepare = new PrepareDatabase(
            database, database.Contexts(DesignTimeTables.All), Options.Create(new CoreOptions { DataFolder = folder.Path }), time);
        Task starting;
        using (FolderLock.Take(folder.Path, ".migrating", TimeProvider.System))
        {
            starting = Task.Run(prepare.Run, Cancellation);
            await time.Asked.WaitAsync(Cancellation);
            new ServerNote(folder.Path).Keep("PostgreSQL database 'urbgrade' on db.example.org:5432");
        }

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => starting);
        Assert.Contains("is in the PostgreSQL database 'urbgrade' on db.example.org:5432", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>Tells that somebody began to wait by it.</summary>
    private sealed class TellingTime : TimeProvider
    {
        private readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => asked.Task;

        public override long GetTimestamp()
        {
            asked.TrySetResult();
            return base.GetTimestamp();
        }
    }
}

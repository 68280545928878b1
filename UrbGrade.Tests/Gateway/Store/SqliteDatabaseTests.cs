using System.Text.Json.Nodes;

namespace UrbGrade.Tests.Gateway.Store;

public sealed class SqliteDatabaseTests : LocalDatabaseContract
{
    private protected override Task<Action<JsonObject>> DatabaseAsync() => Task.FromResult<Action<JsonObject>>(_ => { });
}

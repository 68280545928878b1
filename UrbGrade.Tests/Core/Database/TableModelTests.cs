using UrbGrade.Modules.Core.Database;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Database;

public class TableModelTests : IAsyncDisposable
{
    private readonly TestPlatform platform = new();

    public async ValueTask DisposeAsync()
    {
        await platform.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task The_model_of_the_tables_is_built_once_for_reading_and_writing()
    {
        using var reading = platform.Contexts.Read(TenantScope.Platform);
        var ofWriting = await platform.Queue.Commit(session =>
        {
            using var writing = platform.Contexts.Write(TenantScope.Platform, session);
            return writing.Model;
        }, TestContext.Current.CancellationToken);
        Assert.Same(reading.Model, ofWriting);
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;
using UrbGrade.Web.Hosting;

namespace UrbGrade.Tests.Core.Orchestration;

/// <summary>Processes that follow each other on one data folder.</summary>
public class ServiceNodeTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Action? dropDatabase;

    public ServiceNodeTests() => dropDatabase = TestData.ChooseDatabase(folder.Path);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        dropDatabase?.Invoke();
        folder.Dispose();
    }

    [Fact]
    public async Task A_process_that_starts_again_says_anew_of_each_service_that_it_is_published()
    {
        var first = await Run(node => Task.FromResult(Published(node).Max(row => row.PublishedAt)));

        await Run(async node =>
        {
            await Eventually.Equal(true, () => Published(node).TrueForAll(row => row.PublishedAt > first));
            return first;
        });
    }

    [Fact]
    public async Task A_service_that_the_catalogue_lacks_is_published_before_the_process_answers()
    {
        var all = await Run(async node =>
        {
            var published = Published(node).Count;
            Assert.Equal(1, await node.Services.GetRequiredService<ICommitQueue>().Commit(
                session =>
                {
                    using var database = node.Services.GetRequiredService<IUrbGradeContexts>().Write(TenantScope.Platform, session);
                    return database.Set<ServiceRow>().Where(row => row.Module == "Aggregation" && row.Contract == "Aggregation.RequestStored").ExecuteDelete();
                },
                Cancellation));
            return published;
        });

        Assert.Equal(all, await Run(node => Task.FromResult(Published(node).Count)));
    }

    private static List<ServiceRow> Published(WebApplication node)
    {
        using var database = node.Services.GetRequiredService<IUrbGradeContexts>().Read(TenantScope.Platform);
        return [.. database.Set<ServiceRow>().AsNoTracking()];
    }

    /// <summary>Starts a process, looks at it, and ends it.</summary>
    private async Task<T> Run<T>(Func<WebApplication, Task<T>> look)
    {
        await using var node = PlatformHost.Build(new ServeOptions { DataFolder = folder.Path, HttpPort = 0 }, host => host.Logging.ClearProviders());
        await node.StartAsync(Cancellation);
        var seen = await look(node);
        await node.StopAsync(Cancellation);
        return seen;
    }
}

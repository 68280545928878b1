using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Web.Hosting;

namespace UrbGrade.Tests.Support;

/// <summary>The platform's services on a real database in a folder of their own, with a clock that the test moves and a session
/// that the test chooses. Background services do not run.</summary>
internal sealed class TestPlatform : IAsyncDisposable
{
    private readonly TemporaryFolder? own;
    private readonly IHost host;
    private readonly Action? dropDatabase;

    /// <param name="folder">The data folder to open; a new one when null. Two platforms on one folder are two processes in small.</param>
    /// <param name="settings">Settings that differ from the defaults, as in <c>urbgrade.json</c>.</param>
    public TestPlatform(string? folder = null, IReadOnlyDictionary<string, string?>? settings = null)
    {
        own = folder is null ? new TemporaryFolder() : null;
        Folder = folder ?? own!.Path;
        var drop = TestData.PrepareDatabase(Folder);
        dropDatabase = own is null ? null : drop;
        host = PlatformServices.Open(Folder, settings, adjust: builder =>
        {
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            builder.Services.Replace(ServiceDescriptor.Singleton<ITenantSession>(Session));
        });
    }

    public string Folder { get; }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 10, 9, 0, 0, TimeSpan.Zero));

    /// <summary>Starts as a platform administrator.</summary>
    public TestSession Session { get; } = new();

    public IUrbGradeContexts Contexts => Get<IUrbGradeContexts>();

    public ICommitQueue Queue => Get<ICommitQueue>();

    public T Get<T>()
        where T : notnull => host.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await ((IAsyncDisposable)host).DisposeAsync();
        dropDatabase?.Invoke();
        own?.Dispose();
    }
}

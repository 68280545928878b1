using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core;

/// <summary>Tenants, certificates, accounts, audit and the database that all modules share.</summary>
internal sealed class CoreModule : IUrbGradeModule
{
    public void Add(IHostApplicationBuilder host)
    {
        host.AddModuleOptions<CoreOptions>("Core").AddTables<CoreTables>();
        host.Services.AddSingleton(TimeProvider.System);
        host.Services.AddSingleton(services =>
            new SqliteDatabase(services.GetRequiredService<IOptions<CoreOptions>>().Value.DatabaseFile));
        host.Services.AddSingleton<IUrbGradeContexts, SqliteContexts>();
        host.Services.AddSingleton<ICommitQueue, SqliteCommitQueue>();
    }
}

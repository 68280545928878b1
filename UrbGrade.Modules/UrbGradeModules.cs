using Microsoft.Extensions.DependencyInjection;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Database.Sqlite;

namespace UrbGrade.Modules;

/// <summary>Every module, in the order in which data visits them.</summary>
public static class UrbGradeModules
{
    /// <summary>The modules; nothing is found by scanning.</summary>
    public static IReadOnlyList<IUrbGradeModule> All { get; } =
    [
        new Core.CoreModule(),
        new Aggregation.AggregationModule(),
        new Quantification.QuantificationModule(),
        new Lighting.LightingModule(),
        new Dashboard.DashboardModule(),
        new Dashboard.Administration.AdministrationModule(),
    ];

    /// <summary>Creates or migrates the database, for a program that uses the modules' services without starting the host.</summary>
    /// <exception cref="InvalidOperationException">The file system does not give durable commits.</exception>
    public static void Prepare(IServiceProvider services) => services.GetRequiredService<SqliteDatabase>().Prepare(
        services.GetRequiredService<IUrbGradeContexts>(), services.GetRequiredService<TimeProvider>());
}

using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Dashboard.Store;
using UrbGrade.Modules.Engagement.Store;
using UrbGrade.Modules.Gis.Store;
using UrbGrade.Modules.Lighting.Store;
using UrbGrade.Modules.Prediction.Store;
using UrbGrade.Modules.Profiling.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Modules.Semantics.Store;

namespace UrbGrade.Modules.Core.Database;

/// <summary>The tables of all modules, for <c>dotnet ef</c>, which sees the model without starting the platform.</summary>
internal static class DesignTimeTables
{
    /// <summary>A module that brings tables is named here too; a test finds those that are not.</summary>
    public static IReadOnlyList<ITableMapping> All { get; } =
    [
        new CoreTables(), new OrchestrationTables(), new AggregationTables(), new QuantificationTables(), new LightingTables(), new GisTables(), new FindingTables(),
        new EngagementTables(), new PredictionTables(), new ProfilingTables(), new SavingTables(), new DashboardTables(), new SemanticTables(),
    ];
}

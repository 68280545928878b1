using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Catalogue;

/// <summary>What a figure says of its definition.</summary>
/// <param name="Unit">UCUM; money in the tenant's currency.</param>
/// <param name="LeastCoverage">Share of the expected intervals below which it is insufficient.</param>
internal readonly record struct ToldDefinition(int Id, string Code, int Version, string Name, string Unit, double LeastCoverage)
{
    /// <summary>Those of the platform, with money in the tenant's, and the newest versions of its formulas, by id.</summary>
    public static async Task<Dictionary<int, ToldDefinition>> Load(UrbGradeContext database, string currency, CancellationToken cancellation)
    {
        var formulas = await database.Set<FormulaKpiRow>().AsNoTracking().ToListAsync(cancellation);
        return KpiDefinitions.All.Select(d => new ToldDefinition(d.Id, d.Code, d.Version, d.Name, d.Unit == "EUR" ? currency : d.Unit, d.MinimumCoverage))
            .Concat(formulas.GroupBy(f => f.Code).Select(versions => versions.MaxBy(f => f.Version)!).Where(f => !f.IsRetired)
                .Select(f => new ToldDefinition(f.Id, f.Code, f.Version, f.Name, f.Unit, f.MinimumCoverage)))
            .ToDictionary(d => d.Id);
    }
}

using Microsoft.EntityFrameworkCore;

namespace UrbGrade.Modules.Core.Database;

/// <summary>A module's tables in the one context.</summary>
internal interface ITableMapping
{
    /// <summary>Maps the module's rows; must not depend on the provider.</summary>
    void Map(ModelBuilder model);
}

using Microsoft.EntityFrameworkCore;

namespace UrbGrade.Modules.Core.Database.PostgreSql;

/// <summary>The context on PostgreSQL; its type carries the provider's migrations.</summary>
internal sealed class PostgreSqlUrbGradeContext(
    DbContextOptions<PostgreSqlUrbGradeContext> options, IEnumerable<ITableMapping> mappings, TenantScope scope)
    : UrbGradeContext(options, mappings, scope)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);

        // Text is compared and sorted by its code points, as on the other providers, whatever the server's language.
        configurationBuilder.Properties<string>().UseCollation("C");
    }
}

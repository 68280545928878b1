using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace UrbGrade.Modules.Core.Database.SqlServer;

/// <summary>The context on SQL Server; its type carries the provider's migrations.</summary>
internal sealed class SqlServerUrbGradeContext(
    DbContextOptions<SqlServerUrbGradeContext> options, IEnumerable<ITableMapping> mappings, TenantScope scope)
    : UrbGradeContext(options, mappings, scope)
{
    /// <summary>Characters that fit into the 900 bytes of a primary key, alone and beside numbers, and into the 1,700 of another index.</summary>
    private const int CharactersOfKey = 450;
    private const int CharactersBesideNumbers = 440;
    private const int CharactersOfIndex = 800;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);

        // Text is compared and sorted by its code points, as on the other providers; the server's own way ignores case.
        configurationBuilder.Properties<string>().UseCollation("Latin1_General_100_BIN2");
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            foreach (var key in entity.GetKeys())
            {
                Limit(key.Properties, key.Properties.Count == 1 ? CharactersOfKey : CharactersBesideNumbers);
            }

            foreach (var index in entity.GetIndexes())
            {
                Limit(index.Properties, CharactersOfIndex);
            }
        }
    }

    /// <summary>Shares the characters among the texts of one index, and keeps a narrower limit.</summary>
    private static void Limit(IReadOnlyList<IReadOnlyProperty> columns, int characters)
    {
        var texts = columns.OfType<IMutableProperty>().Where(column => column.ClrType == typeof(string)).ToList();
        foreach (var text in texts)
        {
            text.SetMaxLength(Math.Min(text.GetMaxLength() ?? CharactersOfKey, characters / texts.Count));
        }
    }
}

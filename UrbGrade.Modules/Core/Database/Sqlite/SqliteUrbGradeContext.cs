using Microsoft.EntityFrameworkCore;

namespace UrbGrade.Modules.Core.Database.Sqlite;

/// <summary>The context on SQLite; its type carries the provider's migrations.</summary>
internal sealed class SqliteUrbGradeContext(
    DbContextOptions<SqliteUrbGradeContext> options, IEnumerable<ITableMapping> mappings, TenantScope scope)
    : UrbGradeContext(options, mappings, scope);

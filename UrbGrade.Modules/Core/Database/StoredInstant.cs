using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;

namespace UrbGrade.Modules.Core.Database;

/// <summary>What is stored of an instant, for queries that reckon with it.</summary>
internal static class StoredInstant
{
    /// <summary>Milliseconds since 1970-01-01T00:00:00Z; in a query the column as it is.</summary>
    public static long Milliseconds(DateTimeOffset instant) => instant.ToUnixTimeMilliseconds();

    /// <summary>Makes it known to queries. The cast tells that the column holds numbers, and keeps its conversion out of what is reckoned.</summary>
    public static void Map(ModelBuilder model) => model.HasDbFunction(() => Milliseconds(default))
        .HasTranslation(arguments => new SqlUnaryExpression(ExpressionType.Convert, arguments[0], typeof(long), typeMapping: null));
}

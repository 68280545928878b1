using System.Collections;
using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Diagnostics;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Database.Sqlite;
using UrbGrade.Modules.Core.Database.SqlServer;

[assembly: AssemblyFixture(typeof(UrbGrade.Tests.Core.Database.SqlServer.TransactSqlQueries))]

namespace UrbGrade.Tests.Core.Database.SqlServer;

/// <summary>Watches every query that any test has translated for SQLite, has it translated for SQL Server too, and has Microsoft's parser
/// read that. What cannot be translated or read fails the test that asked; that fewer were seen than the platform has fails the run.</summary>
public sealed class TransactSqlQueries : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    /// <summary>A whole run sees at least so many different ones; raise it as they grow.</summary>
    private const int LeastInWholeRun = 900;

    private static readonly ConcurrentQueue<string> Seen = [];

    private static bool IsWholeRun => !Environment.GetCommandLineArgs().Any(argument => argument.StartsWith("--filter", StringComparison.Ordinal));

    private readonly IDisposable listening;
    private IDisposable? watching;

    public TransactSqlQueries() => listening = DiagnosticListener.AllListeners.Subscribe(this);

    /// <summary>What was translated so far.</summary>
    internal static IReadOnlyCollection<string> Translated => Seen;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            watching = value.Subscribe(this, name => name == CoreEventId.QueryCompilationStarting.Name);
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is QueryExpressionEventData { Context: SqliteUrbGradeContext } query)
        {
            Seen.Enqueue(Translate(query.Expression));
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        watching?.Dispose();
        listening.Dispose();
        var different = Seen.Distinct(StringComparer.Ordinal).Count();
        if (IsWholeRun && different < LeastInWholeRun)
        {
            throw new InvalidOperationException($"Only {different} queries were translated for SQL Server; a whole run has {LeastInWholeRun} and more.");
        }
    }

    /// <summary>The query as SQL Server would be asked.</summary>
    internal static string Translate(Expression query)
    {
        var asked = new Asked();
        var options = new DbContextOptionsBuilder<SqlServerUrbGradeContext>().UseSqlServer("Server=nowhere").AddInterceptors(asked, new NeverOpened())
            .EnableServiceProviderCaching().Options;
        using var context = new SqlServerUrbGradeContext(options, DesignTimeTables.All, TenantScope.Platform);
        var provider = context.GetService<IAsyncQueryProvider>();
        var here = new OnAnotherContext(context, provider).Visit(query);
        try
        {
            Run(provider, here);
        }
        catch (Exception failure) when (failure.GetBaseException() is InvalidOperationException && asked.Sql is not null)
        {
            // Asked for the first of no rows.
        }

        var sql = asked.Sql ?? throw new InvalidOperationException($"The query asked SQL Server nothing: {query}");
        TransactSql.Parse(sql);
        return sql;
    }

    private static void Run(IAsyncQueryProvider provider, Expression query)
    {
        if (!query.Type.IsGenericType || !typeof(IQueryable).IsAssignableFrom(query.Type))
        {
            provider.Execute(query);
            return;
        }

        foreach (var _ in (IEnumerable)provider.CreateQuery(query))
        {
        }
    }

    private sealed class OnAnotherContext(DbContext context, IAsyncQueryProvider provider) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node) => node switch
        {
            EntityQueryRootExpression root => new EntityQueryRootExpression(provider, context.Model.FindEntityType(root.ElementType)!),
            QueryParameterExpression parameter => Parameter(parameter.Type),
            _ => base.VisitExtension(node),
        };

        /// <summary>Some value of the type, as a closure would bring it, so that it becomes a parameter again.</summary>
        private static MemberExpression Parameter(Type type)
        {
            var holder = Activator.CreateInstance(typeof(StrongBox<>).MakeGenericType(type), Some(type))!;
            return Expression.Field(Expression.Constant(holder), nameof(StrongBox<>.Value));
        }

        private static object? Some(Type type)
        {
            if (type == typeof(string))
            {
                return "x";
            }

            // The key of a Find, whose own type the query does not tell.
            if (type == typeof(object))
            {
                return null;
            }

            if (type.IsArray)
            {
                return Array.CreateInstance(type.GetElementType()!, 0);
            }

            if (type.IsInterface && type.IsGenericType)
            {
                return Array.CreateInstance(type.GetGenericArguments()[0], 0);
            }

            return Activator.CreateInstance(Nullable.GetUnderlyingType(type) ?? type);
        }
    }

    private sealed class Asked : DbCommandInterceptor
    {
        public string? Sql { get; private set; }

        public override InterceptionResult<DbDataReader> ReaderExecuting(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
        {
            Sql = command.CommandText;
            return InterceptionResult<DbDataReader>.SuppressWithResult(new DataTable().CreateDataReader());
        }

        public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
        {
            Sql = command.CommandText;
            return InterceptionResult<int>.SuppressWithResult(0);
        }
    }

    private sealed class NeverOpened : DbConnectionInterceptor
    {
        public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
            InterceptionResult.Suppress();

        public override InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
            InterceptionResult.Suppress();
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Dashboard.SensorThings;

/// <inheritdoc/>
/// <param name="IsMany">To a list, or to one.</param>
/// <param name="Belongs">Which of the others an entity leads to.</param>
internal sealed record Way<T, TOther>(bool IsMany, EntitySet<TOther> To, Expression<Func<T, TOther, bool>> Belongs) : IWay<T>
    where T : class
    where TOther : class
{
    private ParameterExpression Other => Belongs.Parameters[1];

    public Lead From(T entity)
    {
        var condition = new Replacement(Belongs.Parameters[0], Expression.Constant(entity)).Visit(Belongs.Body);
        return new Lead(IsMany, To.Where(Expression.Lambda<Func<TOther, bool>>(condition, Other)));
    }

    public bool ComesToMany(ReadOnlySpan<string> further) =>
        IsMany || (further is [var next, .. var rest] && To.Ways.TryGetValue(next, out var way) && way.ComesToMany(rest));

    public IQueryable<T> Having(IQueryable<T> entities, UrbGradeContext database, string filter)
    {
        var others = EntityFilter.Apply(To.Rows(database), To, database, filter);
        var any = Expression.Call(
            typeof(Queryable), nameof(Queryable.Any), [typeof(TOther)],
            others.Expression, Expression.Quote(Expression.Lambda<Func<TOther, bool>>(Belongs.Body, Other)));
        return entities.Where(Expression.Lambda<Func<T, bool>>(any, Belongs.Parameters[0]));
    }

    private sealed class Replacement(Expression replaced, Expression by) : ExpressionVisitor
    {
        [return: NotNullIfNotNull(nameof(node))]
        public override Expression? Visit(Expression? node) => node == replaced ? by : base.Visit(node);
    }
}

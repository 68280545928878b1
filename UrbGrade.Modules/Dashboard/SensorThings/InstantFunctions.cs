using System.Linq.Expressions;

namespace UrbGrade.Modules.Dashboard.SensorThings;

/// <summary>OData's functions of instants that its own binders take for the instants themselves, as numbers. An instant may be looked up elsewhere, and is
/// named once.</summary>
internal static class InstantFunctions
{
    private static readonly ConstantExpression TicksOfDay = Expression.Constant(TimeSpan.TicksPerDay);

    /// <summary>Of <c>date</c> days since 0001-01-01, of <c>time</c> ticks since midnight; null of another function.</summary>
    public static Expression? Of(string function, Expression instant) => function switch
    {
        "date" => Expression.Divide(Ticks(instant), TicksOfDay),
        "time" => Expression.Modulo(Ticks(instant), TicksOfDay),
        _ => null,
    };

    /// <summary>The instant of one that may be missing.</summary>
    public static Expression Known(Expression instant) =>
        instant.Type == typeof(DateTimeOffset?) ? Expression.Property(instant, nameof(Nullable<>.Value)) : instant;

    private static MemberExpression Ticks(Expression instant) => Expression.Property(Known(instant), nameof(DateTimeOffset.UtcTicks));
}

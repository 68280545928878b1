using System.Linq.Expressions;
using System.Reflection;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Dashboard.SensorThings;

/// <summary>Writes the parts of a row's instant, such as its year, as arithmetic on the milliseconds that are stored of it: no database takes the
/// column for a time. Parts are those of UTC.</summary>
internal sealed class InstantParts : ExpressionVisitor
{
    private const long Second = 1_000;
    private const long Minute = 60 * Second;
    private const long Hour = 60 * Minute;
    private const long Day = 24 * Hour;

    /// <summary>From 0001-01-01, so that none is negative, to 1970-01-01.</summary>
    private const long Before1970 = 719_162 * Day;

    /// <summary>From 0000-03-01 to 0001-01-01: a year that begins in March has its leap day at its end.</summary>
    private const long BeforeYear1 = 306;

    private const long DaysOf400Years = 146_097;
    private const long DaysOf4Years = 1_461;

    /// <summary>Of five months from March on, and again from August on.</summary>
    private const long DaysOf5Months = 153;

    private static readonly MethodInfo Milliseconds = ((Func<DateTimeOffset, long>)StoredInstant.Milliseconds).Method;

    public static IQueryable<T> AsStored<T>(IQueryable<T> entities) => entities.Provider.CreateQuery<T>(new InstantParts().Visit(entities.Expression));

    protected override Expression VisitMember(MemberExpression node) =>
        node.Expression is { } instant && node.Member.DeclaringType == typeof(DateTimeOffset) && IsOfRow(instant)
        && Part(node.Member.Name, Plus(Expression.Call(Milliseconds, Visit(instant)), Before1970)) is { } part
            ? Expression.Convert(part, node.Type)
            : base.VisitMember(node);

    /// <summary>Fractions of seconds are decimals in OData, which SQLite has not.</summary>
    protected override Expression VisitBinary(BinaryExpression node)
    {
        if (!IsDecimal(node.Left.Type) || !IsDecimal(node.Right.Type))
        {
            return base.VisitBinary(node);
        }

        var binary = Expression.MakeBinary(node.NodeType, AsDouble(Visit(node.Left)), AsDouble(Visit(node.Right)), node.IsLiftedToNull, method: null);
        return IsDecimal(node.Type) ? Expression.Convert(binary, node.Type) : binary;
    }

    /// <param name="since">Milliseconds since 0001-01-01T00:00:00Z.</param>
    private static Expression? Part(string name, Expression since) => name switch
    {
        nameof(DateTimeOffset.Year) => Year(since),
        nameof(DateTimeOffset.Month) => Plus(Modulo(Plus(MonthFromMarch(DayOfYear(since)), 2), 12), 1),
        nameof(DateTimeOffset.Day) => DayOfMonth(DayOfYear(since)),
        nameof(DateTimeOffset.Hour) => Divided(Modulo(since, Day), Hour),
        nameof(DateTimeOffset.Minute) => Divided(Modulo(since, Hour), Minute),
        nameof(DateTimeOffset.Second) => Divided(Modulo(since, Minute), Second),
        nameof(DateTimeOffset.Millisecond) => Modulo(since, Second),
        nameof(DateTimeOffset.UtcTicks) => Times(since, TimeSpan.TicksPerMillisecond),
        nameof(DateTimeOffset.TotalOffsetMinutes) => Expression.Constant(0L),
        _ => null,
    };

    private static BinaryExpression Days(Expression since) => Plus(Divided(since, Day), BeforeYear1);

    private static BinaryExpression Century(Expression days) => Divided(Plus(Times(days, 4), 3), DaysOf400Years);

    private static BinaryExpression DayOfCentury(Expression days) => Expression.Subtract(days, Divided(Times(Century(days), DaysOf400Years), 4));

    private static BinaryExpression YearOfCentury(Expression dayOfCentury) => Divided(Plus(Times(dayOfCentury, 4), 3), DaysOf4Years);

    /// <summary>From 1 March, which is 0.</summary>
    private static BinaryExpression DayOfYear(Expression since)
    {
        var day = DayOfCentury(Days(since));
        return Expression.Subtract(day, Divided(Times(YearOfCentury(day), DaysOf4Years), 4));
    }

    /// <summary>From March, which is 0, to February, which is 11.</summary>
    private static BinaryExpression MonthFromMarch(Expression dayOfYear) => Divided(Plus(Times(dayOfYear, 5), 2), DaysOf5Months);

    private static BinaryExpression DayOfMonth(Expression dayOfYear) =>
        Plus(Expression.Subtract(dayOfYear, Divided(Plus(Times(MonthFromMarch(dayOfYear), DaysOf5Months), 2), 5)), 1);

    private static BinaryExpression Year(Expression since)
    {
        var days = Days(since);
        var fromMarch = Expression.Add(Times(Century(days), 100), YearOfCentury(DayOfCentury(days)));
        return Expression.Add(fromMarch, Divided(MonthFromMarch(DayOfYear(since)), 10));
    }

    private static BinaryExpression Plus(Expression left, long right) => Expression.Add(left, Expression.Constant(right));

    private static BinaryExpression Times(Expression left, long right) => Expression.Multiply(left, Expression.Constant(right));

    private static BinaryExpression Divided(Expression left, long right) => Expression.Divide(left, Expression.Constant(right));

    private static BinaryExpression Modulo(Expression left, long right) => Expression.Modulo(left, Expression.Constant(right));

    private static bool IsOfRow(Expression? instant) => instant switch
    {
        ParameterExpression => true,
        MemberExpression member => IsOfRow(member.Expression),
        UnaryExpression convert => IsOfRow(convert.Operand),
        _ => false,
    };

    private static bool IsDecimal(Type type) => (Nullable.GetUnderlyingType(type) ?? type) == typeof(decimal);

    private static UnaryExpression AsDouble(Expression number)
    {
        var type = number.Type == typeof(decimal) ? typeof(double) : typeof(double?);
        while (number is UnaryExpression { NodeType: ExpressionType.Convert } convert && IsDecimal(number.Type))
        {
            number = convert.Operand;
        }

        return Expression.Convert(number, type);
    }
}

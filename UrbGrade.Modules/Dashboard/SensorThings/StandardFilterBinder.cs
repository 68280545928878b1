using System.Linq.Expressions;
using Microsoft.AspNetCore.OData.Query.Expressions;
using Microsoft.OData.UriParser;

namespace UrbGrade.Modules.Dashboard.SensorThings;

/// <summary>Binds what OData's own binder leaves out: <c>totaloffsetminutes</c>, and days and times of day that are compared with each other, which it
/// takes for the instants that they are of.</summary>
internal sealed class StandardFilterBinder : FilterBinder
{
    public override Expression BindSingleValueFunctionCallNode(SingleValueFunctionCallNode node, QueryBinderContext context) =>
        node.Name == "totaloffsetminutes"
            ? Part(Instant(node, context), nameof(DateTimeOffset.TotalOffsetMinutes))
            : base.BindSingleValueFunctionCallNode(node, context);

    public override Expression BindBinaryOperatorNode(BinaryOperatorNode binaryOperatorNode, QueryBinderContext context) =>
        Call(binaryOperatorNode.Left) is { Name: "date" or "time" } left && Call(binaryOperatorNode.Right) is { } right && right.Name == left.Name
        && Comparison(binaryOperatorNode.OperatorKind) is { } comparison
            ? Expression.MakeBinary(comparison, Number(left, context), Number(right, context))
            : base.BindBinaryOperatorNode(binaryOperatorNode, context);

    private static SingleValueFunctionCallNode? Call(QueryNode node) =>
        node is ConvertNode convert ? Call(convert.Source) : node as SingleValueFunctionCallNode;

    private static ExpressionType? Comparison(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Equal => ExpressionType.Equal,
        BinaryOperatorKind.NotEqual => ExpressionType.NotEqual,
        BinaryOperatorKind.GreaterThan => ExpressionType.GreaterThan,
        BinaryOperatorKind.GreaterThanOrEqual => ExpressionType.GreaterThanOrEqual,
        BinaryOperatorKind.LessThan => ExpressionType.LessThan,
        BinaryOperatorKind.LessThanOrEqual => ExpressionType.LessThanOrEqual,
        _ => null,
    };

    /// <summary>Such as 20190701 of a day, or 235959999 of a time of day.</summary>
    private Expression Number(SingleValueFunctionCallNode call, QueryBinderContext context)
    {
        var instant = Instant(call, context);
        return call.Name == "date"
            ? Digits(instant, (nameof(DateTimeOffset.Year), 10_000), (nameof(DateTimeOffset.Month), 100), (nameof(DateTimeOffset.Day), 1))
            : Digits(
                instant, (nameof(DateTimeOffset.Hour), 10_000_000), (nameof(DateTimeOffset.Minute), 100_000), (nameof(DateTimeOffset.Second), 1_000),
                (nameof(DateTimeOffset.Millisecond), 1));
    }

    private static Expression Digits(Expression instant, params (string Name, int Weight)[] parts) =>
        parts.Select(part => (Expression)Expression.Multiply(Part(instant, part.Name), Expression.Constant(part.Weight))).Aggregate(Expression.Add);

    private Expression Instant(SingleValueFunctionCallNode call, QueryBinderContext context)
    {
        var instant = Bind(call.Parameters.Single(), context);
        return instant.Type == typeof(DateTimeOffset?) ? Expression.Property(instant, nameof(Nullable<>.Value)) : instant;
    }

    private static MemberExpression Part(Expression instant, string name) => Expression.Property(instant, name);
}

using System.Linq.Expressions;
using Microsoft.AspNetCore.OData.Query.Expressions;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace UrbGrade.Modules.Dashboard.SensorThings;

/// <summary>Binds what OData's own binder leaves out or takes for something else: <c>totaloffsetminutes</c>, and days and times of day, which it takes for the
/// instants that they are of where they are compared with each other, and puts together from their parts where they are compared with one.</summary>
internal sealed class StandardFilterBinder : FilterBinder
{
    public override Expression BindSingleValueFunctionCallNode(SingleValueFunctionCallNode node, QueryBinderContext context) =>
        node.Name == "totaloffsetminutes"
            ? Expression.Property(InstantFunctions.Known(Bind(node.Parameters.Single(), context)), nameof(DateTimeOffset.TotalOffsetMinutes))
            : base.BindSingleValueFunctionCallNode(node, context);

    public override Expression BindBinaryOperatorNode(BinaryOperatorNode binaryOperatorNode, QueryBinderContext context) =>
        (Call(binaryOperatorNode.Left) ?? Call(binaryOperatorNode.Right)) is { Name: "date" or "time" } call
        && Comparison(binaryOperatorNode.OperatorKind) is { } comparison
        && Number(binaryOperatorNode.Left, call.Name, context) is { } left && Number(binaryOperatorNode.Right, call.Name, context) is { } right
            ? Expression.MakeBinary(comparison, left, right)
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

    /// <summary>A day or time of day as <see cref="InstantFunctions"/> has it; null of what is neither.</summary>
    private Expression? Number(QueryNode node, string name, QueryBinderContext context) => node switch
    {
        ConvertNode convert => Number(convert.Source, name, context),
        SingleValueFunctionCallNode call when call.Name == name => InstantFunctions.Of(name, Bind(call.Parameters.Single(), context)),
        ConstantNode { Value: Date day } when name == "date" => Literal(new DateOnly(day.Year, day.Month, day.Day).DayNumber),
        ConstantNode { Value: TimeOfDay time } when name == "time" => Literal(time.Ticks),
        _ => null,
    };

    /// <summary>A parameter of the query, which is translated once for all of them.</summary>
    private static MemberExpression Literal(long value) => Expression.Property(Expression.Constant(new LiteralNumber(value)), nameof(LiteralNumber.Value));

    private sealed record LiteralNumber(long Value);
}

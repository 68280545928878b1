using System.Linq.Expressions;
using Microsoft.AspNetCore.OData.Query.Expressions;
using Microsoft.OData.UriParser;

namespace UrbGrade.Modules.Dashboard.SensorThings;

/// <summary>Orders by days and times of day, which OData's own binder takes for the instants that they are of.</summary>
internal sealed class StandardOrderBinder : OrderByBinder
{
    public override Expression BindSingleValueFunctionCallNode(SingleValueFunctionCallNode node, QueryBinderContext context) =>
        node.Name is "date" or "time" && InstantFunctions.Of(node.Name, Bind(node.Parameters.Single(), context)) is { } number
            ? number
            : base.BindSingleValueFunctionCallNode(node, context);
}

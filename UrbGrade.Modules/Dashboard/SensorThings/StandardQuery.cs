using System.Globalization;
using Microsoft.AspNetCore.OData.Query;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace UrbGrade.Modules.Dashboard.SensorThings;

/// <summary>How OData's parser reads what the standard writes.</summary>
internal static class StandardQuery
{
    public static (ODataQueryContext Context, ODataQueryOptionParser Parser) Read<T>(string option, string text)
    {
        var model = SensorThingsModel.Edm;
        var context = new ODataQueryContext(model, typeof(T), null);
        var set = model.EntityContainer.Elements.OfType<IEdmEntitySet>().First(s => s.EntityType.Name == typeof(T).Name);
        return (context, new ODataQueryOptionParser(model, set.EntityType, set, new Dictionary<string, string> { [option] = text })
        {
            // The standard begins some names with a capital and some without, which the model cannot.
            Resolver = new Resolver { EnableCaseInsensitive = true },
        });
    }

    private sealed class Resolver : ODataUriResolver
    {
        /// <summary>Clients that know servers with other ids put a number between quotes.</summary>
        public override void PromoteBinaryOperandTypes(
            BinaryOperatorKind binaryOperatorKind, ref SingleValueNode leftNode, ref SingleValueNode rightNode, out IEdmTypeReference typeReference)
        {
            (leftNode, rightNode) = (NumberFor(rightNode, leftNode), NumberFor(leftNode, rightNode));
            base.PromoteBinaryOperandTypes(binaryOperatorKind, ref leftNode, ref rightNode, out typeReference);
        }

        private static SingleValueNode NumberFor(SingleValueNode id, SingleValueNode node) =>
            id is SingleValuePropertyAccessNode { Property.Name: "id", TypeReference: { } type } && type.IsInt32()
            && node is ConstantNode { Value: string text } && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? new ConstantNode(number, text)
                : node;
    }
}

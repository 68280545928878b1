using System.Xml;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Lighting;

namespace UrbGrade.Modules.Aggregation.Pipeline;

/// <summary>Which of the interface's operations a request asks for.</summary>
internal static class AskedOperation
{
    /// <summary>Values of SOAPAction that the interface knows.</summary>
    public static IReadOnlyList<string> Actions { get; } = [AggregationContract.SoapAction, LightingXml.SoapAction, EventsXml.SoapAction];

    /// <summary>The action of a request that names none, by the root of its body: readings, unless it is another one's.</summary>
    public static string Of(SignedRequest request)
    {
        using var body = request.Envelope.OpenBody();
        return body.Read() && body.MoveToContent() == XmlNodeType.Element
            ? body.LocalName switch
            {
                LightingXml.RequestElement => LightingXml.SoapAction,
                EventsXml.RequestElement => EventsXml.SoapAction,
                _ => AggregationContract.SoapAction,
            }
            : AggregationContract.SoapAction;
    }
}

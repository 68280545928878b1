using System.Security;

namespace UrbGrade.Bus.Contracts.Aggregation;

/// <summary>The aggregation interface as it is published: SOAP 1.1, document/literal.</summary>
public static class AggregationContract
{
    /// <summary>Namespace of the qualified elements.</summary>
    public const string Namespace = "http://urb-grade.eu";

    /// <summary>Value of the SOAPAction header.</summary>
    public const string SoapAction = "http://urb-grade.eu/AggregateMessage";

    /// <summary>Root of a request.</summary>
    public const string RequestElement = "AggregateMessageRequest";

    /// <summary>Root of a response.</summary>
    public const string ResponseElement = "AggregateMessageResponse";

    /// <summary>Where the WSDL is asked for: <c>?wsdl</c> on the service's address.</summary>
    public const string WsdlQuery = "wsdl";

    /// <summary>Where a schema is asked for: <c>?xsd=NAME</c> on the service's address.</summary>
    public const string SchemaQuery = "xsd";

    private const string AddressPlaceholder = "@ADDRESS@";

    /// <summary>Names of the schemas that the WSDL leads to.</summary>
    public static IReadOnlyList<string> SchemaNames { get; } = ["aggregation.xsd", "messages.xsd", "receipt.xsd", "lighting.xsd", "events.xsd"];

    /// <summary>The WSDL of the service at <paramref name="address"/>.</summary>
    /// <param name="address">Absolute, without a query, such as <c>https://platform.example/aggregation</c>.</param>
    public static string Wsdl(string address) => Resource("aggregation.wsdl", address);

    /// <summary>One of the schemas, which refer to each other at <paramref name="address"/>; null for a name that is none of them.</summary>
    public static string? Schema(string name, string address) => SchemaNames.Contains(name) ? Resource(name, address) : null;

    private static string Resource(string name, string address)
    {
        using var stream = typeof(AggregationContract).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Replace(AddressPlaceholder, SecurityElement.Escape(address), StringComparison.Ordinal);
    }
}

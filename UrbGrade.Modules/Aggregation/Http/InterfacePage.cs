using System.Net;
using UrbGrade.Bus.Contracts.Aggregation;

namespace UrbGrade.Modules.Aggregation.Http;

/// <summary>What a person sees who opens the interface's address in a browser.</summary>
internal static class InterfacePage
{
    private const string Look =
        "{ color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }";

    /// <summary>A short page of HTML that leads to the contract.</summary>
    /// <param name="address">Of the interface, without a query.</param>
    public static string Write(string address)
    {
        var place = WebUtility.HtmlEncode(address);
        var schemas = string.Join(", ", AggregationContract.SchemaNames.Select(
            name => $"""<a href="{place}?{AggregationContract.SchemaQuery}={name}">{name}</a>"""));
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Aggregation interface · UrbGrade</title>
            <style>
            body {Look}
            </style>
            </head>
            <body>
            <h1>Aggregation interface</h1>
            <p>Gateways send their signed readings here: SOAP 1.1 by POST, <code>Content-Type: text/xml</code>,
            SOAPAction <code>{AggregationContract.SoapAction}</code>. There is nothing to see for people.</p>
            <ul>
            <li>The contract: <a href="{place}?{AggregationContract.WsdlQuery}">WSDL</a></li>
            <li>Its schemas: {schemas}</li>
            <li>What to sign, what comes back and what each fault means: <code>docs/integrating.md</code>, delivered with the platform.</li>
            </ul>
            <p><a href="/">To the district's page</a></p>
            </body>
            </html>
            """;
    }
}

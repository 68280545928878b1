using System.Buffers;
using System.Xml;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Soap;
using static UrbGrade.Bus.Contracts.ContractElements;

namespace UrbGrade.Bus.Contracts.Lighting;

/// <summary>The exchange of lighting programs as the content of a Body, both ways; written in exclusive canonical form, ready to be signed.</summary>
public static class LightingXml
{
    /// <summary>Value of the SOAPAction header.</summary>
    public const string SoapAction = "http://urb-grade.eu/ExchangeLighting";

    /// <summary>Root of a request.</summary>
    public const string RequestElement = "ExchangeLightingRequest";

    /// <summary>Root of a response.</summary>
    public const string ResponseElement = "ExchangeLightingResponse";

    /// <summary>The most nodes, and the most reports, of one request.</summary>
    public const int Most = 10_000;

    /// <summary>Writes a gateway's request.</summary>
    public static void Write(IBufferWriter<byte> output, LightingRequest request)
    {
        output.Write("<urb:ExchangeLightingRequest xmlns:urb=\"http://urb-grade.eu\">"u8);
        foreach (var (node, version) in request.Known)
        {
            output.Write("<known>"u8);
            Element(output, "node", node);
            Element(output, "version", version);
            output.Write("</known>"u8);
        }

        foreach (var report in request.Reports)
        {
            output.Write("<report>"u8);
            Element(output, "node", report.Node);
            Element(output, "version", report.Version);
            Element(output, "state", report.State.ToString());
            Element(output, "at", XmlTime.Format(report.At));
            if (report.Cause is { } cause)
                Element(output, "cause", cause);
            output.Write("</report>"u8);
        }

        output.Write("<urb:tenantCode>"u8);
        CanonicalText.Write(output, request.TenantCode);
        output.Write("</urb:tenantCode></urb:ExchangeLightingRequest>"u8);
    }

    /// <summary>Writes the platform's answer.</summary>
    public static void Write(IBufferWriter<byte> output, IReadOnlyList<LightingProgram> programs)
    {
        output.Write("<urb:ExchangeLightingResponse xmlns:urb=\"http://urb-grade.eu\">"u8);
        foreach (var program in programs)
        {
            output.Write("<program>"u8);
            Element(output, "node", program.Node);
            Element(output, "version", program.Version);
            Element(output, "function", program.Function.ToString());
            if (program.Master is { } master)
                Element(output, "master", master);
            Element(output, "editedAt", XmlTime.Format(program.EditedAt));
            foreach (var step in program.Profile.Steps)
            {
                output.Write("<step>"u8);
                Element(output, "time", step.Time.ToString());
                Element(output, "level", step.LevelPercent);
                output.Write("</step>"u8);
            }

            output.Write("</program>"u8);
        }

        output.Write("</urb:ExchangeLightingResponse>"u8);
    }

    /// <summary>Reads a request from a reader on the Body.</summary>
    /// <exception cref="InvalidDataException">It does not follow the schema.</exception>
    public static LightingRequest ReadRequest(XmlReader body) => Checked(body, RequestElement, xml =>
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        while (Opens(xml, "known") && known.Count < Most)
        {
            known[Text(xml, "node")] = Number(xml, "version");
            Close(xml);
        }

        var reports = new List<NodeReport>();
        while (Opens(xml, "report") && reports.Count < Most)
        {
            reports.Add(new NodeReport(
                Text(xml, "node"), Number(xml, "version"), Value<ProgramState>(xml, "state"), Time(xml, "at"), Optional(xml, "cause")));
            Close(xml);
        }

        xml.MoveToContent();
        return new LightingRequest(known, reports, xml.ReadElementContentAsString("tenantCode", AggregationContract.Namespace).Trim());
    });

    /// <summary>Reads an answer from a reader on the Body.</summary>
    /// <exception cref="InvalidDataException">It does not follow the schema, or a program breaks the rules of profiles.</exception>
    public static IReadOnlyList<LightingProgram> ReadResponse(XmlReader body) => Checked(body, ResponseElement, xml =>
    {
        var programs = new List<LightingProgram>();
        while (Opens(xml, "program"))
        {
            var (node, version) = (Text(xml, "node"), Number(xml, "version"));
            var (function, master, editedAt) = (Value<NodeFunction>(xml, "function"), Optional(xml, "master"), Time(xml, "editedAt"));
            var steps = new List<string>();
            while (Opens(xml, "step"))
            {
                steps.Add($"{Text(xml, "time")} {Text(xml, "level")}");
                Close(xml);
            }

            programs.Add(new LightingProgram(node, version, function, master, DimmingProfile.Parse(string.Join(';', steps)), editedAt));
            Close(xml);
        }

        return programs;
    });
}

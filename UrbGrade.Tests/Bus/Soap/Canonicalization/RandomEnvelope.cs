using System.Text;

namespace UrbGrade.Tests.Bus.Soap.Canonicalization;

/// <summary>Envelopes whose Body is mostly plain elements, with here and there what is not plain, not canonical, beyond a limit or not
/// even XML. The same seed gives the same envelope.</summary>
internal sealed class RandomEnvelope(int seed)
{
    private static readonly string[] Names = ["a", "b", "message", "x-1", "y.z", "_", "A0", "xml", "Body", "plain"];

    private static readonly string[] Odd =
    [
        "<c/>", "<c></c >", "<c >1</c>", "<c d=\"1\">1</c>", "<c Id='taken'></c>", "<u:c>1</u:c>", "<S:c></S:c>", "<c xmlns=\"urn:c\"><d>1</d></c>",
        "<c xmlns=\"\">1</c>", "<![CDATA[<a>1</a>]]>", "<!-- <a>1</a> -->", "<!-- -- -->", "&amp;", "&lt;", "&#13;", "é", "😀", "\r", "\r\n", ">", "]]>",
        "\u0001", "\uFFFE", "<", "</a>", "<a>", "<1/>", "<a:b>1</a:b>", "<?plain?>", "<?other x?>", "<é>1</é>", "\u007F", "\"", "'", "&", "&nope;", "<:a>1</:a>",
    ];

    private readonly Random random = new(seed);
    private readonly StringBuilder xml = new();

    public byte[] Bytes()
    {
        Sometimes(4, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        Sometimes(9, "<!-- é -->");
        Sometimes(9, "<!-- \r\n -->");
        xml.Append("<S:Envelope xmlns:S=\"http://schemas.xmlsoap.org/soap/envelope/\"");
        Sometimes(6, " xmlns=\"urn:default\"");
        xml.Append(">\n<S:Header>");
        Sometimes(3, "<h:block xmlns:h=\"urn:h\"><a>1</a></h:block>");
        Sometimes(30, "<a>1</a><?plain?>");
        xml.Append("</S:Header>\n\n <S:Body xmlns:u=\"urn:u\"");
        Sometimes(9, " xmlns=\"urn:default\"");
        xml.Append(" u:Id=\"body\">");
        var wrapped = random.Next(2) == 0;
        if (wrapped)
            xml.Append("<u:request>");
        Sometimes(3, "\n  ");
        Content(depth: 0);
        if (wrapped)
            xml.Append("<u:code>20</u:code></u:request>");
        xml.Append("</S:Body>");
        Sometimes(9, "<!-- <a>1</a> -->");
        Sometimes(30, "<a>1</a>");
        xml.Append("</S:Envelope>");
        Sometimes(9, "\n<!-- after -->");
        var bytes = Encoding.UTF8.GetBytes(xml.ToString());
        if (random.Next(4) == 0)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return bytes;
    }

    private void Content(int depth)
    {
        for (var i = random.Next(depth == 0 ? 8 : 4); i > 0; i--)
        {
            var name = Names[random.Next(Names.Length)];
            xml.Append('<').Append(name).Append('>');
            if (depth < 4 && random.Next(2) == 0)
                Content(depth + 1);
            else
                xml.Append(random.Next(1000));
            xml.Append("</").Append(name).Append('>');
            Sometimes(5, "\n ");
            Sometimes(60, string.Concat(Enumerable.Repeat("<a>", 14)) + string.Concat(Enumerable.Repeat("</a>", 14)));
            if (random.Next(30) == 0)
                xml.Append(Odd[random.Next(Odd.Length)]);
        }
    }

    private void Sometimes(int times, string text)
    {
        if (random.Next(times) == 0)
            xml.Append(text);
    }
}

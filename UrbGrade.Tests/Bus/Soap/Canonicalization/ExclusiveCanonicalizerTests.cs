using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml;
using UrbGrade.Bus.Soap;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Bus.Soap.Canonicalization;

public sealed class ExclusiveCanonicalizerTests
{
    private const int Documents = 4000;
    private const string SystemPython = "/usr/bin/python3";

    private static readonly SoapSecurityPolicy Wide = new() { MaxDepth = 1000, MaxAttributes = 1000, MaxAttributeCharacters = 1_000_000 };

    [Fact]
    public async Task Thousands_of_random_documents_come_out_as_from_libxml2()
    {
        var token = TestContext.Current.CancellationToken;
        var (code, _, errors) = await ExternalTool.TryRun(SystemPython, ["-c", "import lxml.etree"], cancellation: token);
        if (code != 0)
            Assert.Skip($"Needs Debian's python3-lxml (apt-get install python3-lxml): {errors}");
        var cases = Enumerable.Range(0, Documents).Select(seed =>
        {
            var random = new RandomXml(seed);
            return (Seed: seed, Xml: random.Document(), random.Path, random.PrefixList);
        }).ToList();
        var input = JsonSerializer.Serialize(cases.Select(one =>
            new { xml = Encoding.UTF8.GetBytes(one.Xml), path = one.Path, prefixes = one.PrefixList }));

        var script = Path.Combine(Checkout.Root, "UrbGrade.Tests", "Bus", "Soap", "Canonicalization", "libxml2_exc_c14n.py");
        var expected = JsonSerializer.Deserialize<byte[][]>(await ExternalTool.Run(SystemPython, [script], input, cancellation: token))!;

        var different = cases.Where(one => !Canonical(one.Xml, one.Path, one.PrefixList ?? []).SequenceEqual(expected[one.Seed])).ToList();
        Assert.True(different.Count == 0, different.Count == 0 ? "" : Report(different[0].Xml, different[0].Path, different[0].PrefixList, expected[different[0].Seed], different.Count));
        Assert.Contains(cases, one => one.Path.Count > 2);
        Assert.Contains(cases, one => one.PrefixList is { Length: > 2 } && one.Path.Count > 0);
    }

    [Fact]
    public void The_hash_is_that_of_the_octets_however_long()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var xml = new RandomXml(seed).Document();
            var octets = Canonical(xml, [], [], out var hash);

            Assert.Equal(SHA256.HashData(octets), hash);
        }
    }

    [Fact]
    public void The_content_alone_reads_as_if_each_child_were_a_document()
    {
        const string document = "<S:Body xmlns:S=\"s\" xmlns:u=\"u\" xmlns=\"d\" u:Id=\"1\"> a <S:x/><u:y b=\"&lt;\"><z/></u:y><w xmlns=\"\"/>é</S:Body>";
        using var canonicalizer = new ExclusiveCanonicalizer();
        var copy = new ArrayBufferWriter<byte>();
        canonicalizer.Output.Start(HashAlgorithmName.SHA256, copy);
        using var reader = Open(document, []);

        canonicalizer.WriteContent(reader, Wide);
        canonicalizer.Output.Finish();

        Assert.Equal(
            " a <S:x xmlns:S=\"s\"></S:x><u:y xmlns:u=\"u\" b=\"&lt;\"><z xmlns=\"d\"></z></u:y><w></w>é",
            Encoding.UTF8.GetString(copy.WrittenSpan));
        Assert.Equal(SHA256.HashData(copy.WrittenSpan), canonicalizer.Output.ContentHash());
    }

    [Theory]
    [InlineData("<S:Body xmlns:S=\"s\"><S:x/></S:Body>", true)]
    [InlineData("<Body xmlns=\"s\"><x xmlns=\"\"/></Body>", true)]
    [InlineData("<S:Body xmlns:S=\"s\"><x xmlns:S=\"t\"><S:y/></x></S:Body>", false)]
    [InlineData("<S:Body xmlns:S=\"s\"><a:x xmlns:a=\"a\"><a:y/></a:x><a:x xmlns:a=\"a\"/></S:Body>", false)]
    public void It_is_known_whether_the_content_leans_on_the_apex(string document, bool leans)
    {
        using var canonicalizer = new ExclusiveCanonicalizer();
        canonicalizer.Output.Start(HashAlgorithmName.SHA256);
        using var reader = Open(document, []);

        canonicalizer.WriteElement(reader, Wide, [], []);

        Assert.Equal(leans, canonicalizer.ContentLeansOnApex);
    }

    [Theory]
    [InlineData("<a><?pi x?></a>")]
    [InlineData("<a><b>")]
    [InlineData("<a><b><c><d/></c></b></a>")]
    [InlineData("<a b='1' c='2' d='3' e='4'/>")]
    [InlineData("<a b='12345678901'/>")]
    [InlineData("<a xmlns:b='b' xmlns:c='c'><b:x xmlns:d='d'><c:x><d:x/></c:x></b:x></a>")]
    [InlineData("<a><b/><b/><b/><b/><b/></a>")]
    public void What_is_not_allowed_or_beyond_a_limit_is_refused(string document)
    {
        var tight = new SoapSecurityPolicy
        {
            MaxDepth = 3, MaxAttributes = 3, MaxAttributeCharacters = 10, MaxNamespacesInScope = 2, MaxElements = 5,
        };
        using var canonicalizer = new ExclusiveCanonicalizer();
        canonicalizer.Output.Start(HashAlgorithmName.SHA256);
        using var reader = Open(document, []);

        Assert.Throws<XmlException>(() => canonicalizer.WriteElement(reader, tight, [], []));
    }

    [Fact]
    public void Code_points_beyond_the_basic_plane_sort_last()
    {
        Assert.True(CodePointOrder.Compare("a\uFFFD", "a😀") < 0);
        Assert.True(string.CompareOrdinal("a\uFFFD", "a😀") > 0);
        Assert.True(CodePointOrder.Compare("a", "ab") < 0);
        Assert.Equal(0, CodePointOrder.Compare("é", "é"));
    }

    private static byte[] Canonical(string xml, IReadOnlyList<int> path, string[] prefixes) => Canonical(xml, path, prefixes, out _);

    private static byte[] Canonical(string xml, IReadOnlyList<int> path, string[] prefixes, out byte[] hash)
    {
        using var canonicalizer = new ExclusiveCanonicalizer();
        var copy = new ArrayBufferWriter<byte>();
        canonicalizer.Output.Start(HashAlgorithmName.SHA256, copy);
        using var reader = Open(xml, path);
        canonicalizer.WriteElement(reader, Wide, prefixes, []);
        hash = canonicalizer.Output.Finish();
        return copy.WrittenSpan.ToArray();
    }

    private static XmlReader Open(string xml, IReadOnlyList<int> path)
    {
        var reader = XmlReader.Create(
            new MemoryStream(Encoding.UTF8.GetBytes(xml)), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        reader.MoveToContent();
        foreach (var child in path)
        {
            var depth = reader.Depth + 1;
            for (var seen = -1; seen < child;)
            {
                reader.Read();
                if (reader.NodeType == XmlNodeType.Element && reader.Depth == depth)
                    seen++;
            }
        }

        return reader;
    }

    private static string Report(string xml, List<int> path, string[]? prefixes, byte[] expected, int count) =>
        $"{count} of {Documents} differ. First: path [{string.Join(',', path)}], prefixes [{string.Join(' ', prefixes ?? [])}]\n{xml}\n"
        + $"libxml2: {Encoding.UTF8.GetString(expected)}\nhere:    {Encoding.UTF8.GetString(Canonical(xml, path, prefixes ?? []))}";
}

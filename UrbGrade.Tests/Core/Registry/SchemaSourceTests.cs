using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Registry;

namespace UrbGrade.Tests.Core.Registry;

public sealed class SchemaSourceTests
{
    [Fact]
    public void A_pattern_that_goes_back_and_forth_for_ever_is_not_taken() => Assert.Equal(
        "The schema uses 'pattern', which is not taken: it can cost any amount of time. Line 2, position 2. Mend that line, and give the whole schema again.",
        Refused("""<xs:element name="a"><xs:simpleType><xs:restriction base="xs:string">""" + "\n"
            + """<xs:pattern value="(a+)+b"/></xs:restriction></xs:simpleType></xs:element>"""));

    [Fact]
    public void Groups_of_groups_are_not_taken() => Assert.StartsWith(
        "The schema uses 'group'", Refused("""<xs:group ref="a"/><xs:group ref="a"/>"""), StringComparison.Ordinal);

    [Fact]
    public void Ten_thousand_sequences_in_one_another_do_not_end_the_process()
    {
        string Nested(int depth) => string.Concat(Enumerable.Repeat("<xs:sequence>", depth)) + string.Concat(Enumerable.Repeat("</xs:sequence>", depth));
        Assert.StartsWith("The schema is nested deeper than 50 elements. Line 1, position ", Refused(Nested(1_000)), StringComparison.Ordinal);
        Assert.StartsWith("The schema has 270", Refused(Nested(10_000)), StringComparison.Ordinal);
    }

    private static string Refused(string sequence) => Assert.Throws<RefusedException>(() => SchemaSource.Compile(
        $"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="gcontent"><xs:complexType><xs:sequence>{sequence}</xs:sequence></xs:complexType></xs:element></xs:schema>""")).Message;
}

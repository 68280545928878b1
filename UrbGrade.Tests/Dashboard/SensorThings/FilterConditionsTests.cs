using UrbGrade.Modules.Dashboard.SensorThings;

namespace UrbGrade.Tests.Dashboard.SensorThings;

public sealed class FilterConditionsTests
{
    [Theory]
    [InlineData("a eq 1", "a eq 1")]
    [InlineData("a eq 1 and B/c eq 'x and y' and (d lt 2 or e gt 3)", "a eq 1|B/c eq 'x and y'|(d lt 2 or e gt 3)")]
    [InlineData("startswith(a,'it''s and') and b", "startswith(a,'it''s and')|b")]
    [InlineData("not (a and b) and band eq 1", "not (a and b)|band eq 1")]
    [InlineData("a and b or c", "a and b or c")]
    public void A_filter_is_cut_at_its_ands(string filter, string conditions) =>
        Assert.Equal(conditions.Split('|'), FilterConditions.Of(filter));

    [Theory]
    [InlineData("A/b eq 'A/c' and not contains(A/D/e,'x')", "A/b A/D/e")]
    [InlineData("resultTime ge 2010-06-01T00:00:00Z", "resultTime")]
    [InlineData("(result add 1e3) mul 2 gt @iot.id", "result @iot.id")]
    public void Properties_are_told_from_texts_numbers_functions_and_words(string condition, string paths) =>
        Assert.Equal(paths.Split(' '), FilterConditions.Paths(condition));

    [Fact]
    public void What_is_said_of_a_list_is_said_of_its_entities() =>
        Assert.Equal("b eq 'A/c' or D/e gt 2", FilterConditions.Below("A/b eq 'A/c' or A/D/e gt 2", "A"));
}

namespace UrbGrade.Tests.Approvals;

public sealed class ApprovedFileTests
{
    [Fact]
    public void A_changed_line_shows_what_went_and_what_came() =>
        Assert.Equal("@ line 2: a\n- b\n+ x\n", ApprovedFile.Difference(["a", "b", "c"], ["a", "x", "c"]));

    [Fact]
    public void Lines_added_at_the_end_show_as_such() =>
        Assert.Equal("@ line 2: a\n+ b\n+ c\n", ApprovedFile.Difference(["a"], ["a", "b", "c"]));

    [Fact]
    public void Equal_texts_show_nothing() => Assert.Empty(ApprovedFile.Difference(["a", "b"], ["a", "b"]));
}

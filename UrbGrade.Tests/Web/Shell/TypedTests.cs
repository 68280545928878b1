using UrbGrade.Web.Shell;

namespace UrbGrade.Tests.Web.Shell;

public sealed class TypedTests
{
    [Fact]
    public void What_was_typed_stays_and_what_was_not_touched_follows()
    {
        Assert.Equal("mine", Typed.OrNow("mine", "first", "theirs"));
        Assert.Equal("theirs", Typed.OrNow("first", "first", "theirs"));
        Assert.Null(Typed.OrNow<int?>(400, 400, null));
    }
}

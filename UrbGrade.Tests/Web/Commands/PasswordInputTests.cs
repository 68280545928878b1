using UrbGrade.Web.Commands;

namespace UrbGrade.Tests.Web.Commands;

public sealed class PasswordInputTests
{
    [Fact]
    public void The_same_typed_twice_is_the_password()
    {
        Assert.True(PasswordInput.TryAgree(_ => "four unrelated words", out var password, out _));
        Assert.Equal("four unrelated words", password);
    }

    [Fact]
    public void Two_different_ones_are_refused_with_what_happened()
    {
        var answers = new Queue<string>(["four unrelated words", "four unrelated word"]);

        Assert.False(PasswordInput.TryAgree(_ => answers.Dequeue(), out _, out var problem));
        Assert.Contains("differ", problem, StringComparison.Ordinal);
    }
}

using UrbGrade.Command.Publishing;

namespace UrbGrade.Tests.Command.Publishing;

public sealed class CommandSourcesTests : IDisposable
{
    private readonly TemporaryCheckout checkout = new();
    private readonly string assembly;

    public CommandSourcesTests()
    {
        checkout.Write("build/UrbGrade.Command/Program.cs", "");
        checkout.Write("global.json", "{}");
        assembly = checkout.Write("artifacts/command/urbgrade-command.dll", "");
    }

    public void Dispose() => checkout.Dispose();

    [Fact]
    public void A_command_built_after_its_sources_is_current() =>
        Assert.True(CommandSources.AreOlderThan(checkout.Workspace, assembly));

    [Theory]
    [InlineData("build/UrbGrade.Command/Program.cs")]
    [InlineData("global.json")]
    public void A_later_change_asks_for_another_build(string file)
    {
        File.SetLastWriteTimeUtc(Path.Combine(checkout.Root, file), File.GetLastWriteTimeUtc(assembly).AddSeconds(1));

        Assert.False(CommandSources.AreOlderThan(checkout.Workspace, assembly));
    }
}

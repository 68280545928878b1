using NodaTime;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Tests.Gateway.Store;

public sealed class SourceMemoryTests : IDisposable
{
    private readonly GatewayWorld gateway = new();

    [Fact]
    public void What_nobody_asks_for_again_is_forgotten_and_nothing_else()
    {
        var memory = new SourceMemory(gateway.Database, "a", gateway.Clock);
        var other = new SourceMemory(gateway.Database, "b", gateway.Clock);
        foreach (var item in new[] { "file 1", "file 2", "cursor" })
        {
            memory.Keep(item, "x");
            other.Keep(item, "y");
        }

        memory.ForgetOthers("file ", ["file 2", "file 3"]);

        Assert.Equal([null, "x", "x"], new[] { "file 1", "file 2", "cursor" }.Select(memory.Find));
        Assert.Equal(["y", "y", "y"], new[] { "file 1", "file 2", "cursor" }.Select(other.Find));
    }

    [Fact]
    public void What_is_old_is_forgotten_by_its_beginning()
    {
        var memory = new SourceMemory(gateway.Database, "a", gateway.Clock);
        memory.Keep("form 1", "x");
        memory.Keep("cursor", "x");
        gateway.Clock.Advance(TimeSpan.FromDays(11));
        memory.Keep("form 2", "x");

        memory.Forget("form ", Duration.FromDays(10));

        Assert.Equal([null, "x", "x"], new[] { "form 1", "form 2", "cursor" }.Select(memory.Find));
    }

    public void Dispose() => gateway.Dispose();
}

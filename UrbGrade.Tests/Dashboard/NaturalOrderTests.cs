using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Tests.Dashboard;

public sealed class NaturalOrderTests
{
    [Fact]
    public void Numbers_in_names_are_counted() => Assert.Equal(
        ["cabinet 1", "Cabinet 2", "Cabinet 10", "Cabinet 11", "Post"],
        ((string[])["Cabinet 11", "Post", "Cabinet 10", "Cabinet 2", "cabinet 1"]).Order(NaturalOrder.Names));
}

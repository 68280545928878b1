using UrbGrade.Modules.Dashboard.Districts;

namespace UrbGrade.Tests.Dashboard.Districts;

public sealed class DisclosureTests
{
    private readonly Disclosure disclosure = new(fewest: 5);

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void A_sum_is_withheld_over_some_but_fewer_than_five(int assets, bool withheld) =>
        Assert.Equal(withheld, disclosure.Withholds(assets));

    [Fact]
    public void The_difference_of_total_and_published_parts_tells_nothing_about_the_part_withheld() =>
        Assert.Equal(["east", "north"], Withheld(("north", 2), ("east", 6), ("south", 9)));

    [Fact]
    public void Small_parts_that_hide_each_other_need_no_larger_one() =>
        Assert.Equal(["north", "west"], Withheld(("north", 2), ("west", 3), ("south", 9)));

    [Fact]
    public void Nothing_is_withheld_where_all_parts_are_large_or_empty() =>
        Assert.Empty(Withheld(("north", 5), ("west", 0), ("south", 9)));

    private IEnumerable<string> Withheld(params (string Part, int Assets)[] parts) =>
        disclosure.WithheldParts(parts.ToDictionary(part => part.Part, part => part.Assets)).Order(StringComparer.Ordinal);
}

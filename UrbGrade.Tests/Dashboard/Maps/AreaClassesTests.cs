using UrbGrade.Modules.Dashboard.Maps;

namespace UrbGrade.Tests.Dashboard.Maps;

public sealed class AreaClassesTests
{
    [Fact]
    public void Fifths_are_those_of_numpy()
    {
        // numpy.quantile(numpy.arange(1, 12), [.2, .4, .6, .8])
        Assert.Equal([3, 5, 7, 9], AreaClasses.Quantiles(Enumerable.Range(1, 11).Select(i => (double)i)));

        // numpy.quantile([15, 20, 35, 40, 50], [.2, .4, .6, .8])
        Assert.Equal([19, 29, 37, 42], AreaClasses.Quantiles([50, 15, 40, 20, 35]).Select(bound => Math.Round(bound, 9)));
    }

    [Fact]
    public void Equal_values_make_one_class()
    {
        Assert.Empty(AreaClasses.Quantiles([7, 7, 7]));
        Assert.Empty(AreaClasses.Quantiles([]));
        Assert.Equal(0, AreaClasses.Of(7, []));
    }

    [Theory]
    [InlineData(9.99, 0)]
    [InlineData(10, 1)]
    [InlineData(19.99, 1)]
    [InlineData(20, 2)]
    public void A_bound_belongs_to_the_class_above(double value, int expected) => Assert.Equal(expected, AreaClasses.Of(value, [10, 20]));
}

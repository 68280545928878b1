using UrbGrade.Web.Municipal;

namespace UrbGrade.Tests.Web.Municipal;

public sealed class DrawnAreaTests
{
    [Theory]
    [InlineData(2.15, 41.41, true)]
    [InlineData(2.19, 41.41, true)]
    [InlineData(2.17, 41.415, false)]
    [InlineData(2.17, 41.405, true)]
    [InlineData(2.22, 41.41, false)]
    [InlineData(2.15, 41.43, false)]
    public void A_notch_is_outside_and_what_is_below_it_inside(double longitude, double latitude, bool isInside) => Assert.Equal(
        isInside,
        DrawnArea.Holds([(2.14, 41.40), (2.20, 41.40), (2.20, 41.42), (2.18, 41.42), (2.17, 41.41), (2.16, 41.42), (2.14, 41.42)], longitude, latitude));
}

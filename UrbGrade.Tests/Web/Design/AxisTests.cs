using System.Globalization;
using UrbGrade.Web.Design;
using UrbGrade.Web.Formats;

namespace UrbGrade.Tests.Web.Design;

public sealed class AxisTests
{
    [Theory]
    [InlineData(0, 0.013, "0.000 0.005 0.010 0.015")]
    [InlineData(0, 0.6, "0.0 0.1 0.2 0.3 0.4 0.5 0.6")]
    [InlineData(0, 48, "0 10 20 30 40 50")]
    [InlineData(0, 10.5, "0 2 4 6 8 10 12")]
    [InlineData(0, 1234, "0 500 1,000 1,500")]
    [InlineData(-3.2, 7, "\u22124 \u22122 0 2 4 6 8")]
    [InlineData(0, 0, "0.0 0.2 0.4 0.6 0.8 1.0")]
    public void An_axis_of_little_water_read_0_01_and_0_01_and_0_00(double least, double most, string marks)
    {
        CultureInfo.CurrentCulture = new CultureInfo("en-GB");

        var axis = Axis.Over(least, most);

        Assert.Equal(marks, string.Join(' ', axis.Marks.Select(mark => Measures.Number(mark, axis.Decimals))));
        Assert.InRange(axis.Share(least), 0, 1);
        Assert.InRange(axis.Share(most), 0, 1);
    }
}

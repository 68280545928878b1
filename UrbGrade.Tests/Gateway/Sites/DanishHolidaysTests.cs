using NodaTime;
using UrbGrade.Gateway.Sites.Kalundborg;

namespace UrbGrade.Tests.Gateway.Sites;

public sealed class DanishHolidaysTests
{
    [Theory]
    [InlineData(2013, 3, 28, true)]
    [InlineData(2013, 3, 31, true)]
    [InlineData(2013, 4, 1, true)]
    [InlineData(2013, 4, 26, true)]
    [InlineData(2024, 4, 26, false)]
    [InlineData(2013, 5, 9, true)]
    [InlineData(2013, 5, 20, true)]
    [InlineData(2013, 6, 5, true)]
    [InlineData(2013, 12, 24, true)]
    [InlineData(2013, 12, 27, false)]
    [InlineData(2013, 11, 18, false)]
    public void Knows_the_Danish_holidays(int year, int month, int day, bool holiday) =>
        Assert.Equal(holiday, DanishHolidays.Contains(new LocalDate(year, month, day)));
}

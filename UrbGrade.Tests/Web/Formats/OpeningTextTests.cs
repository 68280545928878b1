using System.Globalization;
using UrbGrade.Web.Formats;

namespace UrbGrade.Tests.Web.Formats;

public sealed class OpeningTextTests
{
    [Theory]
    [InlineData("en-GB", "Mon-Fri 07-14 17-21, Sat 07-15")]
    [InlineData("es-ES", "lun-vie 07-14 17-21, sáb 07-15")]
    [InlineData("da-DK", "man.-fre. 07-14 17-21, lør. 07-15")]
    public void Days_are_named_in_the_readers_language(string culture, string expected)
    {
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        Assert.Equal(expected, OpeningText.Of("Mon-Fri 07-14 17-21, Sat 07-15"));
    }
}

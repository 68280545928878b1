using System.Globalization;
using UrbGrade.Modules;
using UrbGrade.Web.Formats;

namespace UrbGrade.Tests.Web.Formats;

public sealed class ModuleNamesTests
{
    [Fact]
    public void Every_module_has_a_name_and_that_of_a_partner_keeps_its_own()
    {
        CultureInfo.CurrentUICulture = new CultureInfo("eu");

        Assert.All(UrbGradeModules.All, module => Assert.NotEqual(module.Name, ModuleNames.Of(module.Name)));
        Assert.Equal("Baseload", ModuleNames.Of("Baseload"));
    }
}

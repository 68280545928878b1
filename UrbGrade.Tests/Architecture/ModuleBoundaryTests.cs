using UrbGrade.Modules;

namespace UrbGrade.Tests.Architecture;

public sealed class ModuleBoundaryTests
{
    private static readonly string ModulesAssembly = typeof(UrbGradeModules).Assembly.Location;

    [Fact]
    public void Modules_see_each_other_only_through_contracts()
    {
        var uses = CompiledCode.Uses(ModulesAssembly);
        Assert.True(uses.Count > 500, $"Only {uses.Count} uses were read; the reader does not see the code.");
        Assert.Empty(ModuleBoundary.Violations(uses));
    }

    [Theory]
    [InlineData(nameof(Modules.Lighthouse.LighthouseModule.InAMethodBody), "KpiCorrectionRow")]
    [InlineData(nameof(Modules.Lighthouse.LighthouseModule.InALambda), "KpiDefinitionRow")]
    [InlineData(nameof(Modules.Lighthouse.LighthouseModule.InAnAsyncMethod), "EmissionFactorRow")]
    [InlineData(nameof(Modules.Lighthouse.LighthouseModule.InAGenericArgument), "KpiRow")]
    public void A_planted_violation_is_found_wherever_it_hides(string member, string used) => Assert.Contains(
        ModuleBoundary.Violations(CompiledCode.Uses(typeof(ModuleBoundaryTests).Assembly.Location)),
        violation => violation.User == "UrbGrade.Modules.Lighthouse.LighthouseModule"
            && violation.Used == $"UrbGrade.Modules.Quantification.Store.{used}"
            && violation.Member.Contains(member, StringComparison.Ordinal));

    [Fact]
    public void Nothing_else_is_planted() => Assert.All(
        ModuleBoundary.Violations(CompiledCode.Uses(typeof(ModuleBoundaryTests).Assembly.Location)),
        violation => Assert.Equal("UrbGrade.Modules.Lighthouse", violation.UserNamespace));
}

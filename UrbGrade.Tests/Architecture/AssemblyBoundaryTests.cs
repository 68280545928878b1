using UrbGrade.Bus.Delivery;
using UrbGrade.Modules;
using UrbGrade.Web.Hosting;

namespace UrbGrade.Tests.Architecture;

public sealed class AssemblyBoundaryTests
{
    private static readonly string Bus = typeof(ICommitQueue).Assembly.Location;
    private static readonly string Web = typeof(PlatformHost).Assembly.Location;

    /// <summary>Where the platform is put together: the only place of the executable that knows that there are modules.</summary>
    private static readonly string[] Composition = ["UrbGrade.Web.Hosting", "UrbGrade.Web.Commands"];

    [Fact]
    public void The_bus_knows_no_module() => Assert.Empty(CompiledCode.References(Bus));

    [Fact]
    public void The_gateway_knows_the_bus_alone() => Assert.Equal(
        ["UrbGrade.Bus"], CompiledCode.References(Path.Combine(AppContext.BaseDirectory, "urbgrade-gateway.dll")));

    [Fact]
    public void The_modules_know_the_bus_alone() =>
        Assert.Equal(["UrbGrade.Bus"], CompiledCode.References(typeof(UrbGradeModules).Assembly.Location));

    [Fact]
    public void Pages_read_through_the_dashboard_and_never_touch_the_context()
    {
        var uses = CompiledCode.Uses(Web);
        Assert.Contains(uses, use => use.UsedNamespace == "UrbGrade.Bus.Contracts.Dashboard");
        Assert.DoesNotContain(uses, use =>
            use.UsedNamespace.StartsWith("UrbGrade.Modules", StringComparison.Ordinal) && !Composition.Contains(use.UserNamespace));
        Assert.DoesNotContain(uses, use => use.UsedNamespace.StartsWith("UrbGrade.Modules.", StringComparison.Ordinal));
    }

    [Fact]
    public void Pages_command_through_the_dashboard_alone() => Assert.DoesNotContain(CompiledCode.Uses(Web), use =>
        (use.UsedNamespace == "UrbGrade.Bus.Delivery" || use.Used == "UrbGrade.Bus.Contracts.Core.IAdministratorLinks")
        && !Composition.Contains(use.UserNamespace)
        && use.UserNamespace != "UrbGrade.Web.Jobs");
}

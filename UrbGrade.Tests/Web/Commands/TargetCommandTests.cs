namespace UrbGrade.Tests.Web.Commands;

/// <summary>Targets of a tenant, set by scripts.</summary>
public sealed class TargetCommandTests : IDisposable
{
    private readonly CommandRun run = new();

    public void Dispose() => run.Dispose();

    [Fact]
    public async Task A_target_without_a_name_is_one_of_its_figure()
    {
        Assert.Equal(0, await run.Admin("tenant", "add", "--code", "30", "--name", "Eibar", "--country", "ES"));
        string[] add = ["target", "add", "--tenant", "30", "--address", "lights@example.org", "--kpi"];

        Assert.Equal(0, await run.Admin([.. add, "energy", "--most", "12000"]));
        Assert.Equal(1, await run.Admin([.. add, "energy", "--most", "12000"]));
        Assert.Contains("energy", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, await run.Admin([.. add, "energy", "--least", "9000"]));
    }

    [Fact]
    public async Task A_script_sets_a_target_once_for_the_whole_tenant_whatever_it_calls_it()
    {
        Assert.Equal(0, await run.Admin("tenant", "add", "--code", "30", "--name", "Eibar", "--country", "ES"));
        string[] add = ["target", "add", "--tenant", "30", "--name", "Light of a month", "--address", "lights@example.org", "--kpi"];

        Assert.Equal(1, await run.Admin([.. add, "castles", "--most", "12000"]));
        Assert.Contains("castles", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, await run.Admin([.. add, "energy"]));
        Assert.Equal(2, await run.Admin([.. add, "energy", "--most", "12000", "--least", "3"]));
        Assert.Equal(0, await run.Admin([.. add, "energy", "--most", "12000"]));
        Assert.Equal(1, await run.Admin([.. add, "energy", "--most", "9000"]));
        Assert.Equal(0, await run.Admin([.. add, "energy", "--most", "9000", "--exists-ok"]));
        string[] again = ["target", "add", "--tenant", "30", "--name", "At most of all", "--address", "lights@example.org", "--kpi", "energy"];
        Assert.Equal(1, await run.Admin([.. again, "--most", "12000"]));
        Assert.Contains("Light of a month", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, await run.Admin([.. again, "--least", "12000"]));
        Assert.Equal(1, await run.Admin("target", "add", "--tenant", "99", "--name", "Nowhere", "--address", "a@example.org", "--kpi", "energy", "--least", "1"));
    }
}

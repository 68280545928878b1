using UrbGrade.Bus.Orchestration;
using UrbGrade.Modules.Core.Orchestration;

namespace UrbGrade.Tests.Core.Orchestration;

public sealed class CircuitBreakersTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);
    private static readonly ClosedService Service = new("ReadingsChanged", "Quantification", 7);

    private readonly CircuitBreakers breakers = new(failures: 3, Rest);

    [Fact]
    public void New_items_that_fail_in_a_row_open_it_for_that_tenant_alone()
    {
        Assert.Null(Fail());
        Assert.Null(Fail());
        Assert.Equal(Now + Rest, Fail());

        Assert.Equal([Service], breakers.OpenAt(Now));
        Assert.Null(breakers.OpenUntil(Service with { TenantId = 8 }, Now));
        Assert.Empty(breakers.OpenAt(Now + Rest));
    }

    [Fact]
    public void A_success_in_between_starts_the_count_anew()
    {
        Fail();
        Fail();
        Assert.False(breakers.Succeeded(Service));

        Assert.Null(Fail());
        Assert.Null(Fail());
        Assert.NotNull(Fail());
    }

    [Fact]
    public void Hopeless_items_that_are_tried_again_do_not_open_it()
    {
        for (var i = 0; i < 100; i++)
        {
            Assert.Null(breakers.Failed(Service, isNew: false, Now));
        }
    }

    [Fact]
    public void After_its_rest_one_failure_opens_it_again_and_one_success_closes_it()
    {
        Fail();
        Fail();
        Fail();

        Assert.Equal(Now + Rest + Rest, breakers.Failed(Service, isNew: false, Now + Rest));
        Assert.True(breakers.Succeeded(Service));
        Assert.Null(breakers.Failed(Service, isNew: true, Now + Rest));
    }

    [Fact]
    public void After_the_clock_was_put_back_it_neither_rests_until_then_nor_stays_closed_until_then()
    {
        Fail();
        Fail();
        Fail();
        var now = Now.AddDays(-2);
        Assert.Empty(breakers.OpenAt(now));

        Assert.Equal(now + Rest, breakers.Failed(Service, isNew: false, now));
        Assert.Equal([Service], breakers.OpenAt(now));
    }

    [Fact]
    public void Once_it_is_noted_its_rule_tells_and_may_be_taken_away()
    {
        Fail();
        Fail();
        var until = Fail()!.Value;

        breakers.Noted(Service, until);

        Assert.Empty(breakers.OpenAt(Now));
        Assert.Null(breakers.OpenUntil(Service, Now));
        Assert.True(breakers.Succeeded(Service));
    }

    private DateTimeOffset? Fail() => breakers.Failed(Service, isNew: true, Now);
}

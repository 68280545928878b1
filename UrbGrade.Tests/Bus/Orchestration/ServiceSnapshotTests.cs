using UrbGrade.Bus.Orchestration;

namespace UrbGrade.Tests.Bus.Orchestration;

public sealed class ServiceSnapshotTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);

    private static readonly PublishedService[] Catalogue =
    [
        Handling("Quantification", "ReadingsChanged"),
        Handling("Profiling", "ReadingsChanged"),
        Handling("Baseload", "ReadingsChanged", tenantId: 7),
        Handling("Profiling", "ReadingsChanged/2"),
        new("Quantification", "ReadingsChanged", ServiceKind.Event, ServiceRole.Tells, "{}"),
    ];

    [Fact]
    public void An_event_goes_to_every_module_that_handles_it_for_the_tenant()
    {
        var snapshot = new ServiceSnapshot(Catalogue, []);

        Assert.Equal(["Quantification", "Profiling", "Baseload"], snapshot.QueuesOf("ReadingsChanged", 7));
        Assert.Equal(["Quantification", "Profiling"], snapshot.QueuesOf("ReadingsChanged", 8));
    }

    [Fact]
    public void Versions_stand_side_by_side() =>
        Assert.Equal(["Profiling"], new ServiceSnapshot(Catalogue, []).QueuesOf("ReadingsChanged/2", 7));

    [Fact]
    public void What_nobody_handles_yet_waits_for_whoever_will() =>
        Assert.Equal([""], new ServiceSnapshot(Catalogue, []).QueuesOf("ReadingsChanged/3", 7));

    [Fact]
    public void A_redirection_of_one_tenant_goes_before_that_of_all()
    {
        var snapshot = new ServiceSnapshot(Catalogue,
        [
            new ServiceRule("ReadingsChanged", "Quantification", null, RedirectTo: "Profiling"),
            new ServiceRule("ReadingsChanged", "Quantification", 7, RedirectTo: "Baseload"),
        ]);

        Assert.Equal(["Baseload", "Profiling"], snapshot.QueuesOf("ReadingsChanged", 7).Order());
        Assert.Equal(["Profiling"], snapshot.QueuesOf("ReadingsChanged", 8));
    }

    [Fact]
    public void A_stand_in_gets_what_is_redirected_to_it_and_nothing_else()
    {
        PublishedService[] catalogue =
        [
            new("Post", "Post.SendLetter", ServiceKind.Command, ServiceRole.Handles, "{}"),
            new("Courier", "Post.SendLetter", ServiceKind.Command, ServiceRole.StandsIn, "{}", TenantId: 7),
        ];
        var redirected = new ServiceSnapshot(catalogue, [new ServiceRule("Post.SendLetter", "Post", 7, RedirectTo: "Courier")]);

        Assert.Equal(["Post"], new ServiceSnapshot(catalogue, []).QueuesOf("Post.SendLetter", 7));
        Assert.Equal(["Courier"], redirected.QueuesOf("Post.SendLetter", 7));
        Assert.Equal(["Post"], redirected.QueuesOf("Post.SendLetter", 8));
        Assert.True(redirected.StandsIn("Post.SendLetter", "Courier", 7));
        Assert.False(redirected.Takes("Post.SendLetter", "Courier", 8));
        Assert.False(redirected.Handles("Post.SendLetter", "Courier", 7));
    }

    [Fact]
    public void Closed_is_what_is_paused_and_what_rests()
    {
        var snapshot = new ServiceSnapshot(Catalogue,
        [
            new ServiceRule("ReadingsChanged", "Quantification", 7, IsPaused: true),
            new ServiceRule("ReadingsChanged", "Profiling", null, OpenUntil: Now.AddSeconds(1)),
            new ServiceRule("ReadingsChanged/2", "Profiling", null, OpenUntil: Now),
            new ServiceRule("ReadingsChanged", "Baseload", null, PerMinute: 5),

            // Opened before the clock was moved back.
            new ServiceRule("ReadingsChanged", "Lighting", null, OpenUntil: Now.AddHours(6)),
        ]);

        Assert.Equal(
            [new ClosedService("ReadingsChanged", "Profiling", null), new ClosedService("ReadingsChanged", "Quantification", 7)],
            snapshot.ClosedAt(Now, TimeSpan.FromSeconds(30)).OrderBy(closed => closed.Queue));
    }

    private static PublishedService Handling(string module, string contract, int? tenantId = null) =>
        new(module, contract, ServiceKind.Event, ServiceRole.Handles, "{}", TenantId: tenantId);
}

using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Orchestration;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Orchestration;

public class ServicePublishingTests : IAsyncLifetime
{
    private readonly TestPlatform platform = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static PublishedService Letter => new("Post", "Post.SendLetter", ServiceKind.Command, ServiceRole.Handles, "{}");

    private static PublishedService Parcel => new("Post", "Post.SendParcel", ServiceKind.Command, ServiceRole.Handles, "{}");

    private ServicePublishing Publishing => platform.Get<ServicePublishing>();

    public async ValueTask InitializeAsync() => await platform.Get<ITenantDirectory>().Add(new TenantDraft("30", "Eibar"), Cancellation);

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    [Fact]
    public async Task An_older_process_that_restarts_during_an_upgrade_leaves_what_a_newer_one_publishes()
    {
        await Publish(null, Letter, Parcel);
        await SeeNewerProcess();

        await Publish(null, Letter);

        Assert.Equal(["Post.SendLetter", "Post.SendParcel"], Published());
    }

    [Fact]
    public async Task What_no_living_process_publishes_any_more_is_withdrawn()
    {
        await Publish(null, Letter, Parcel);
        await SeeNewerProcess();
        await Confirm(Letter);
        Assert.Equal(["Post.SendLetter", "Post.SendParcel"], Published());

        platform.Clock.Advance(TimeSpan.FromSeconds(61));
        await Confirm(Letter);
        Assert.Equal(["Post.SendLetter"], Published());

        await Publish(null, Parcel);
        Assert.Equal(["Post.SendParcel"], Published());
    }

    [Fact]
    public async Task A_process_that_died_before_the_clock_was_put_back_keeps_nothing_published()
    {
        await Publish(null, Letter, Parcel);
        await SeeNewerProcess();
        platform.Clock.AdjustTime(platform.Clock.GetUtcNow().AddDays(-2));

        await Publish(null, Letter);

        Assert.Equal(["Post.SendLetter"], Published());
    }

    [Fact]
    public async Task What_was_published_before_the_clock_was_put_back_is_withdrawn_unless_a_process_says_so_anew()
    {
        await Publish(null, Letter, Parcel);
        platform.Clock.AdjustTime(platform.Clock.GetUtcNow().AddDays(-2));
        await Confirm(Letter);
        Assert.Equal(["Post.SendLetter", "Post.SendParcel"], Published());

        platform.Clock.Advance(TimeSpan.FromSeconds(61));
        await Confirm(Letter);

        Assert.Equal(["Post.SendLetter"], Published());
    }

    [Fact]
    public async Task What_was_withdrawn_while_its_process_lives_comes_back()
    {
        await Publish(null, Letter);
        await SeeNewerProcess();

        await Confirm(Letter, Parcel);

        Assert.Equal(["Post.SendLetter", "Post.SendParcel"], Published());
    }

    [Fact]
    public async Task A_partners_contract_named_like_one_of_the_platforms_does_not_keep_the_platform_from_starting()
    {
        var eibar = platform.Get<ITenantRegistry>().FindByCode("30")!.Id;
        var partners = Letter with { Module = "Courier" };
        await Publish(eibar, partners);

        await Publish(null, Letter);

        Assert.Equal([(ServiceRow.Everybody, "Post")], Rows().Select(row => (row.TenantId, row.Module)));
        var refused = await Assert.ThrowsAsync<ServiceConflictException>(() => Publish(eibar, partners));
        Assert.Contains("'Post.SendLetter' is handled by the module 'Post' already", refused.Message, StringComparison.Ordinal);
    }

    private Task<bool> Publish(int? tenantId, params PublishedService[] services) => platform.Queue.Commit(
        session =>
        {
            Publishing.Publish(session, services[0].Module, tenantId, services);
            return true;
        },
        Cancellation);

    private Task<bool> Confirm(params PublishedService[] services) => platform.Queue.Commit(
        session =>
        {
            Publishing.Confirm(session, "Post", services);
            return true;
        },
        Cancellation);

    private Task<int> SeeNewerProcess() => platform.Queue.Commit(
        session =>
        {
            using var database = platform.Contexts.Write(TenantScope.Platform, session);
            var now = platform.Clock.GetUtcNow();
            database.Add(new ModuleNodeRow { Module = "Post", Node = "newer/1", DoesWork = true, StartedAt = now, SeenAt = now });
            return database.SaveChanges();
        },
        Cancellation);

    private IEnumerable<string> Published() => Rows().Select(row => row.Contract).Order(StringComparer.Ordinal);

    private List<ServiceRow> Rows()
    {
        using var database = platform.Contexts.Read(TenantScope.Platform);
        return [.. database.Set<ServiceRow>()];
    }
}

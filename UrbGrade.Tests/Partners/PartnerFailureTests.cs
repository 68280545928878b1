using System.Net;
using System.Text.Json;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Partners;

/// <summary>What becomes of work that a partner's module fails at.</summary>
public class PartnerFailureTests : PostOfficeContract
{
    [Fact]
    public async Task Work_that_failed_comes_again_with_the_same_key_and_ends_parked_when_it_is_hopeless()
    {
        await post.Register(PostOffice);
        await Send("one");
        var first = await Take();
        Assert.Equal(HttpStatusCode.NoContent, (await post.Post(
            Path(first, "failed"), new { lease = first.GetProperty("lease").GetString(), error = "no stamps" })).Status);

        var second = await Take();
        Assert.Equal(2, second.GetProperty("attempt").GetInt32());
        Assert.Equal(first.GetProperty("idempotencyKey").GetString(), second.GetProperty("idempotencyKey").GetString());
        var (status, problem) = await post.Post(Path(second, "done"), new { lease = first.GetProperty("lease").GetString() });
        Assert.Equal((HttpStatusCode.Conflict, true), (status, problem.GetProperty("title").GetString()!.Contains("lease is lost", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.OK, (await post.Post(Path(second, "extend"), new { lease = second.GetProperty("lease").GetString() })).Status);
        await post.Post(Path(second, "failed"), new { lease = second.GetProperty("lease").GetString(), error = "no such street", hopeless = true });

        var parked = Assert.Single(platform.Rows<WorkItemRow>(), row => row.Contract == "Post.SendLetter");
        Assert.Equal((WorkItemState.Parked, "Post: no such street"), (parked.State, parked.Error));
        await Eventually.Equal(2, FailedAttempts);
    }

    [Fact]
    public async Task Work_of_which_the_module_said_nothing_within_its_lease_comes_again_with_the_same_key()
    {
        await post.Register(PostOffice);
        await Send("one");
        var first = await Take();
        await EndLeases();

        var second = await Take();
        Assert.Equal(
            (2, first.GetProperty("id").GetInt64(), first.GetProperty("idempotencyKey").GetString()),
            (second.GetProperty("attempt").GetInt32(), second.GetProperty("id").GetInt64(), second.GetProperty("idempotencyKey").GetString()));
        Assert.Equal(HttpStatusCode.Conflict, (await post.Post(Path(first, "done"), new { lease = first.GetProperty("lease").GetString() })).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await post.Post(Path(second, "done"), new { lease = second.GetProperty("lease").GetString() })).Status);
        var sent = Assert.Single(platform.Rows<WorkItemRow>(), row => row.Contract == "Post.SendLetter");
        Assert.Equal((WorkItemState.Done, 2), (sent.State, sent.Attempts));
    }

    [Fact]
    public async Task Work_that_fails_once_after_a_lease_ended_is_not_parked()
    {
        await post.Register(PostOffice);
        await Send("one");
        await Take();
        await EndLeases();
        await Fail(await Take());

        var third = await Take();
        Assert.Equal(3, third.GetProperty("attempt").GetInt32());
        await Fail(third);
        Assert.Equal(WorkItemState.Parked, Assert.Single(platform.Rows<WorkItemRow>(), row => row.Contract == "Post.SendLetter").State);
    }

    [Fact]
    public async Task Work_that_a_partners_module_failed_at_stood_in_no_log()
    {
        await post.Register(PostOffice);
        await Send("one");
        await Fail(await Take());
        await Fail(await Take());

        var contract = "Post.SendLetter " + Assert.Single(platform.Rows<WorkItemRow>(), row => row.Contract == "Post.SendLetter").Id;
        Assert.Single(log.Lines, line => line.StartsWith($"1104 {contract} of conversation ", StringComparison.Ordinal)
            && line.EndsWith("failed in attempt 1; again in 00:00:00.0010000 Post: no stamps", StringComparison.Ordinal));
        Assert.Single(log.Lines, line => line.StartsWith($"1103 {contract} of conversation ", StringComparison.Ordinal)
            && line.EndsWith("is parked after 2 attempts Post: no stamps", StringComparison.Ordinal));
    }

    private async Task EndLeases() => Assert.Equal(1, await platform.Get<ICommitQueue>().Commit(
        session => session.Prepare("""UPDATE "WorkItems" SET "LeaseEndsAt" = 1 WHERE "State" = 1 AND "Contract" = 'Post.SendLetter'""").ExecuteNonQuery(),
        Cancellation));

    private async Task Fail(JsonElement work) => Assert.Equal(HttpStatusCode.NoContent, (await post.Post(
        Path(work, "failed"), new { lease = work.GetProperty("lease").GetString(), error = "no stamps" })).Status);
}

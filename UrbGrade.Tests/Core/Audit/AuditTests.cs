using System.Data.Common;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Audit;

public class AuditTests : IAsyncLifetime
{
    private readonly TestPlatform platform = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await Append(platform, "one");
        await Append(platform, "two");
        await Append(platform, "three");
    }

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    [Fact]
    public async Task An_untouched_audit_is_intact()
    {
        var found = await Verify();
        Assert.True(found.Intact, found.Problem?.Text);
        Assert.Equal(3, found.Lines);
        Assert.Matches("^[0-9a-f]{64}$", found.Head);
    }

    [Fact]
    public async Task Two_processes_continue_the_same_chain()
    {
        await using var other = new TestPlatform(platform.Folder);
        for (var i = 0; i < 5; i++)
        {
            await Task.WhenAll(Append(platform, $"here {i}"), Append(other, $"there {i}"));
        }

        var found = await Verify();
        Assert.True(found.Intact, found.Problem?.Text);
        Assert.Equal(13, found.Lines);
    }

    [Fact]
    public async Task What_is_undone_is_not_told()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => platform.Queue.Commit<bool>(session =>
        {
            platform.Get<IAuditLog>().Append(session, new AuditEntry("me", null, "test.done", "never"));
            throw new InvalidOperationException("undone");
        }, Cancellation));
        Assert.Equal(3, (await Verify()).Lines);
    }

    [Theory]
    [InlineData("""UPDATE "Audit" SET "Subject" = 'other' WHERE "Id" = 2""")]
    [InlineData("""DELETE FROM "Audit" WHERE "Id" = 2""")]
    public void The_database_itself_refuses_to_change_a_line(string sql) =>
        Assert.Contains("append-only", Assert.ThrowsAny<DbException>(() => Execute(sql)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""UPDATE "Audit" SET "Subject" = 'other' WHERE "Id" = 2""", "Line 2 was changed")]
    [InlineData("""UPDATE "Audit" SET "At" = "At" + 1 WHERE "Id" = 3""", "Line 3 was changed")]
    [InlineData("""UPDATE "Audit" SET "Who" = 'met', "What" = 'est.done' WHERE "Id" = 1""", "Line 1 was changed")]
    [InlineData("""DELETE FROM "Audit" WHERE "Id" = 2""", "Line 2 is missing")]
    [InlineData("""UPDATE "Audit" SET "Hash" = (SELECT "Hash" FROM "Audit" WHERE "Id" = 1) WHERE "Id" = 2""", "Line 2 was changed")]
    public async Task Whoever_takes_the_guard_away_is_found_out(string sql, string problem)
    {
        Execute(Unguarded("UPDATE") + Unguarded("DELETE") + sql);
        var found = await Verify();
        Assert.False(found.Intact);
        Assert.Contains(problem, found.Problem!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_cut_off_the_end_are_found_out_with_a_head_that_was_noted()
    {
        var head = (await Verify()).Head;
        await Append(platform, "four");
        Assert.True((await Verify(head)).Intact);
        Execute(Unguarded("DELETE") + """DELETE FROM "Audit" WHERE "Id" > 2""");
        Assert.True((await Verify()).Intact);
        Assert.False((await Verify(head)).Intact);
    }

    [Fact]
    public async Task Only_platform_administrators_read_it()
    {
        platform.Session.BecomeTenantAdministrator(1);
        Assert.False((await Verify()).Intact);
        await foreach (var line in platform.Get<IAuditTrail>().Read(Cancellation))
        {
            Assert.Fail($"Line {line.Id} was shown.");
        }
    }

    private static Task<bool> Append(TestPlatform platform, string subject) => platform.Queue.Commit(session =>
    {
        platform.Get<IAuditLog>().Append(session, new AuditEntry("me", null, "test.done", subject, null, "after"));
        return true;
    }, Cancellation);

    private Task<AuditVerification> Verify(string? head = null) => platform.Get<IAuditTrail>().Verify(head, Cancellation);

    private static string Unguarded(string change) =>
        $"""DROP TRIGGER "AuditNo{change}"{(OnPostgreSqlAttribute.Server is null ? "" : " ON \"Audit\"")}; """;

    private void Execute(string sql)
    {
        using var connection = platform.Contexts.OpenReader();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Quantification;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.People;

/// <summary>What is told of a person, and what goes with one, is the person's alone.</summary>
public class ErasureBoundsTests : IAsyncLifetime
{
    private const string Max = "max@y.org";

    /// <summary>What an administrator may type who invites somebody, to find what is stored.</summary>
    private const string FreeName = "the key below";

    private static readonly DateTimeOffset His = When.Instant("2026-02-03T10:00:00Z");

    private QuantifiedTenant tenant = null!;
    private QuantifiedTenant other = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private TestPlatform Platform => tenant.Platform;

    private IPeople People => Platform.Get<IPeople>();

    public async ValueTask InitializeAsync()
    {
        tenant = await QuantifiedTenant.Create();
        other = await QuantifiedTenant.Create(Platform, "30");
        await tenant.Register("477", "478");
        await Platform.Get<IUserDirectory>().Add(new UserDraft(Max, AccountRole.Staff, "20", "a long password of a test 7", FreeName), Cancellation);
        await People.Assign(Max, "477", When.Day("2026-02-01"), null, Cancellation);
    }

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    [Fact]
    public async Task A_name_typed_at_will_finds_neither_the_keys_of_sessions_nor_what_others_wrote()
    {
        await Platform.Queue.Commit(
            session =>
            {
                using var database = Platform.Contexts.Write(TenantScope.Platform, session);
                database.Add(new CookieKeyRow { Name = "key-1", Xml = $"<key><!-- Warning: {FreeName} is unencrypted. --><value>c2VjcmV0</value></key>", CreatedAt = His });
                return database.SaveChanges();
            },
            Cancellation);
        await Note(other, $"ask {Max} about {FreeName}");
        await Note(tenant, $"told {Max}");

        var tables = await People.Read(Max, Cancellation);
        var mentions = await tables!.Single(table => table.Name == "mentions").Rows.ToListAsync(Cancellation);

        Assert.Equal(["FailureNotes", "Text", $"told {Max}"], Assert.Single(mentions));
    }

    [Fact]
    public async Task An_erasure_leaves_other_tenants_and_people_of_a_similar_name_as_they_are()
    {
        string[] similar = [$"anna.{Max}", $"{Max}.example", FreeName, "MAXX@y.org"];
        await Note(other, $"ask {Max}");
        foreach (var text in similar)
        {
            await Note(tenant, text);
        }

        await Note(tenant, $"ask {Max}, {similar[0]} or \"MAX@Y.ORG\"");
        await tenant.Change(database => database.Set<SiteRecordRow>().AddRange(
            Record(1, $$"""{"mail":"{{Max}}"}"""), Record(2, $$"""{"mail":"{{similar[0]}}"}"""), Record(3, $$"""{"name":"{{FreeName}}"}""")));

        var erasure = await Erase();

        Assert.Equal($"ask {Max}", Assert.Single(Notes(other)));
        Assert.Equal(
            [.. similar.Append($"ask {erasure.Pseudonym}, {similar[0]} or \"{erasure.Pseudonym}\"").Order(StringComparer.Ordinal)],
            Notes(tenant).Order(StringComparer.Ordinal));
        Assert.Equal([2, 3], tenant.Rows<SiteRecordRow>().Select(record => record.RawRequestId).Order());
    }

    [Fact]
    public async Task A_message_whose_reading_of_others_was_replaced_since_keeps_its_content()
    {
        await tenant.Quantify(1, ShopHour.Of("477", His, 2), ShopHour.Of("478", His, 3));
        await tenant.Quantify(2, ShopHour.Of("478", His, 4));
        await tenant.Quantify(3, ShopHour.Of("477", His.AddHours(1), 5));
        await tenant.Quantify(4, ShopHour.Of("477", His.AddHours(2), 5), ShopHour.Of("477", His.AddDays(-40), 6));
        await tenant.Change(database =>
        {
            foreach (var request in database.Set<RawRequestRow>())
            {
                request.QuantifiedAt = Platform.Clock.GetUtcNow();
            }
        });

        await Erase();

        Assert.Equal([1, 2, 4], tenant.Rows<RawRequestRow>().Where(request => request.EnvelopeDeletedAt is null).Select(request => request.Id).Order());
    }

    [Fact]
    public async Task Years_of_messages_are_counted_however_many_they_are()
    {
        const int Many = 40_000;
        await tenant.Quantify(1, ShopHour.Of("477", His, 2));
        await Platform.Queue.Commit(
            session =>
            {
                using var insert = session.Connection.CreateCommand();
                insert.Transaction = session.Transaction;
                insert.CommandText = $"""
                    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Many})
                    INSERT INTO "Readings" ("SeriesId", "StartAt", "EndAt", "TenantId", "Value", "Quality", "Revision", "RawRequestId", "MessageIndex", "LastRequestId")
                    SELECT r."SeriesId", r."StartAt" + n.i * 1000, r."EndAt" + n.i * 1000, r."TenantId", 1, r."Quality", 1, 1 + n.i, 0, 1 + n.i
                    FROM "Readings" r CROSS JOIN n
                    """;
                return insert.ExecuteNonQuery();
            },
            Cancellation);

        var counts = await People.Count(Max, Cancellation);
        Assert.Contains(new PersonalCount("messages", Many + 1), counts!);
    }

    [Fact]
    public async Task Other_processes_hear_at_once_of_a_time_that_takes_no_readings()
    {
        await using var second = new TestPlatform(Platform.Folder);
        second.Get<ChangeWatch>().Look();
        Assert.Empty((await Meter()).Erased);

        await Erase();
        second.Get<ChangeWatch>().Look();

        Assert.True((await Meter()).IsErased(His.ToUnixTimeMilliseconds()));

        async Task<KnownMeter> Meter() => (await second.Get<SeriesDirectory>().Get(tenant.Id, Cancellation)).FindMeter("477")!;
    }

    private async Task<Erasure> Erase()
    {
        var erasure = await People.Erase(Max, Max, "asked for by letter", Cancellation);
        Assert.Equal(AdministrationOutcome.Done, erasure.Result.Outcome);
        return erasure;
    }

    private SiteRecordRow Record(long request, string fields) => new()
    {
        TenantId = tenant.Id, Kind = "survey", Key = $"{request}", Revision = 1, Subject = "478", At = His, Fields = fields, RawRequestId = request,
    };

    private static Task Note(QuantifiedTenant of, string text) => of.Change(database => database.Add(
        new FailureNoteRow { TenantId = of.Id, GroupId = $"{Guid.NewGuid()}", Text = text, WrittenBy = "chief@z.org", WrittenAt = His }));

    private static IEnumerable<string> Notes(QuantifiedTenant of) => of.Rows<FailureNoteRow>().Select(note => note.Text);
}

using System.Text;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Database.Upkeep;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Quantification;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.People;

public class PersonErasureTests : IAsyncLifetime
{
    private const string Ana = "Ana.Lopez@example.org";
    private const string AnasName = "Ana López";
    private const string Bo = "bo@example.org";
    private const string Password = "a long password of a test 7";

    private static readonly DateTimeOffset Hers = When.Instant("2026-02-03T10:00:00Z");

    private QuantifiedTenant tenant = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private TestPlatform Platform => tenant.Platform;

    private IPeople People => Platform.Get<IPeople>();

    public async ValueTask InitializeAsync()
    {
        tenant = await QuantifiedTenant.Create();
        await tenant.Register("477", "478");
        var users = Platform.Get<IUserDirectory>();
        await users.Add(new UserDraft(Ana, AccountRole.TenantAdministrator, "20", Password, AnasName), Cancellation);
        await users.Add(new UserDraft(Bo, AccountRole.Staff, "20", Password, "Bo Berg"), Cancellation);
        await People.Assign(Ana, "477", When.Day("2026-02-01"), null, Cancellation);

        await tenant.QuantifyAndCompute(1, ShopHour.Of("477", Hers, 2));
        await tenant.QuantifyAndCompute(2, ShopHour.Of("477", Hers.AddHours(1), 3), ShopHour.Of("478", Hers, 4));
        await tenant.QuantifyAndCompute(3, ShopHour.Of("477", Hers, 2.5));
        await tenant.QuantifyAndCompute(4, ShopHour.Of("477", Hers.AddDays(-30), 1));
        await tenant.ComputePeriods();
        await SaysSomething();
        await tenant.Change(database =>
        {
            foreach (var request in database.Set<RawRequestRow>())
            {
                request.QuantifiedAt = Platform.Clock.GetUtcNow();
            }
        });
    }

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    [Fact]
    public async Task Nothing_of_a_person_is_left_in_any_table_or_file()
    {
        Assert.NotEmpty(await Traces(Ana));
        Assert.NotEmpty(await Traces(AnasName));
        var id = Accounts().Single(user => user.Email == Ana).Id;

        var erasure = await Erase();

        Assert.Equal(AdministrationOutcome.Done, erasure.Result.Outcome);
        Assert.Empty(await Traces(Ana));
        Assert.Empty(await Traces("Lopez"));
        Assert.Empty(await Traces(AnasName));
        await using var database = Platform.Contexts.Read(TenantScope.Platform);
        Assert.Empty(await database.Users.Where(user => user.Id == id).ToListAsync(Cancellation));
        Assert.DoesNotContain(
            StoredTable.Of(database).SelectMany(table => table.Read(Open(database)).SelectMany(row => table.Columns.Zip(row))),
            cell => cell.First.Name == "UserId" && Equals(cell.Second, (long)id));
        Assert.NotEmpty(await Traces(Bo));
    }

    [Fact]
    public async Task Her_readings_and_daily_figures_of_the_time_go_and_those_of_others_and_other_times_stay()
    {
        var months = Figures(KpiResolution.Month);
        var periods = Periods();
        Assert.Contains(periods, k => IsHerWeek(k));
        await Erase();

        var hers = tenant.Rows<SeriesRow>().Where(series => series.MeterId == tenant.Rows<MeterRow>().Single(m => m.Source == "477").Id).Select(s => s.Id).ToHashSet();
        Assert.Equal([1, 4], tenant.Rows<ReadingRow>().Select(reading => reading.Value).Order());
        Assert.Equal(Hers.AddDays(-30), tenant.Rows<ReadingRow>().Single(reading => hers.Contains(reading.SeriesId)).StartAt);
        Assert.Empty(tenant.Rows<ReadingRevisionRow>());
        Assert.Equal(months, Figures(KpiResolution.Month));
        Assert.Equal(periods.Where(k => !IsHerWeek(k)), Periods());
        Assert.DoesNotContain(tenant.Rows<KpiRow>(), k => k.AssetId == tenant.AssetOf("477") && k.Resolution == KpiResolution.Day && k.PeriodStart >= When.Day("2026-02-01"));
        Assert.Contains(tenant.Rows<KpiRow>(), k => k.AssetId == tenant.AssetOf("477") && k.Resolution == KpiResolution.Day && k.PeriodStart < When.Day("2026-02-01"));
        Assert.Contains(tenant.Rows<KpiRow>(), k => k.AssetId == tenant.AssetOf("478") && k.Resolution == KpiResolution.Day);

        // The second message carries the proof of somebody else's reading; the fifth has her answer to a survey.
        Assert.Equal([2, 4], tenant.Rows<RawRequestRow>().Where(request => request.EnvelopeDeletedAt is null).Select(request => request.Id).Order());

        List<(KpiScope Scope, int ScopeId, KpiResolution Resolution, DateOnly Start, int, double?)> Periods() =>
        [
            .. tenant.Rows<PeriodKpiRow>().Select(k => (k.Scope, k.ScopeId, k.Resolution, k.PeriodStart, k.DefinitionId, k.Value)).Order(),
        ];

        bool IsHerWeek((KpiScope Scope, int ScopeId, KpiResolution Resolution, DateOnly Start, int, double?) k) =>
            k is { Scope: KpiScope.Asset, Resolution: KpiResolution.Week } && k.ScopeId == tenant.AssetOf("477") && k.Start >= When.Day("2026-01-26");
    }

    [Fact]
    public async Task What_was_erased_does_not_come_back_when_it_is_sent_again_and_what_comes_after_is_taken()
    {
        await Erase();
        await tenant.QuantifyAndCompute(6, ShopHour.Of("477", Hers, 2), ShopHour.Of("477", Platform.Clock.GetUtcNow().AddHours(2), 7));

        Assert.Equal([1, 4, 7], tenant.Rows<ReadingRow>().Select(reading => reading.Value).Order());
    }

    [Fact]
    public async Task The_audit_holds_and_tells_of_a_pseudonym()
    {
        var trail = Platform.Get<IAuditTrail>();
        var before = await trail.Newest(new AuditFilter(Who: "ana.lopez"), null, 100, Cancellation);
        Assert.NotEmpty(before);
        Assert.All(before, line => Assert.Equal(Ana, line.Who));
        var figures = DaysAndWeeks();

        var erasure = await Erase();

        var verified = await trail.Verify(null, Cancellation);
        Assert.True(verified.Intact, verified.Problem?.Text);
        Assert.Empty(await trail.Newest(new AuditFilter(Who: "ana.lopez"), null, 100, Cancellation));
        var after = await trail.Newest(new AuditFilter(Who: erasure.Pseudonym), null, 100, Cancellation);
        Assert.Equal(before.Select(line => line.Id), after.Select(line => line.Id));
        var (begun, ended) = (await Line("person.erasure-begun"), await Line("person.erased"));
        Assert.Equal((erasure.Pseudonym, "asked for by letter"), (begun.Subject, begun.After));
        Assert.StartsWith($"messages 3; readings 3; figures {figures - DaysAndWeeks()}; records 1; profiles 0; forecasts 0; findings 0; notes 0; mentions ", ended.After, StringComparison.Ordinal);

        int DaysAndWeeks() => tenant.Rows<KpiRow>().Count(k => k.Resolution == KpiResolution.Day)
            + tenant.Rows<PeriodKpiRow>().Count(k => k is { Scope: KpiScope.Asset, Resolution: KpiResolution.Week });

        async Task<AuditRecord> Line(string what) => Assert.Single(await trail.Newest(new AuditFilter(What: what), null, 10, Cancellation));
    }

    [Fact]
    public async Task She_can_have_a_copy_of_all_of_it()
    {
        var tables = (await People.Read(Ana, Cancellation))!.ToDictionary(table => table.Name);
        Assert.Equal(["account", "meters", "audit", "mentions", "messages", "readings", "figures", "records", "usual-days", "unusual-days", "profile-consents", "forecasts", "findings", "baselines", "notes"], tables.Keys);
        Assert.Contains(await Rows("account"), row => row.SequenceEqual(["name", AnasName]));
        Assert.Equal(["477", "2026-01-31T23:00:00Z", null], Assert.Single(await Rows("meters")));
        Assert.Contains(await Rows("audit"), row => Equals(row[2], "token.issued"));
        Assert.Contains(await Rows("mentions"), row => Equals(row[0], "ApiTokens"));
        Assert.Equal([2.0, 2.5, 3.0], (await Rows("readings")).Select(row => (double)row[4]!).Order());
        Assert.Contains(await Rows("figures"), row => Equals(row[2], "day") && Equals(row[3], "2026-02-03"));
        Assert.Equal("survey", Assert.Single(await Rows("records"))[0]);
        Assert.Equal([1L, 3L, 5L], (await Rows("messages")).Select(row => (long)row[0]!));

        async Task<List<object?[]>> Rows(string table) => await tables[table].Rows.ToListAsync(Cancellation);
    }

    [Theory]
    [InlineData("bo@example.org", "asked for", "The address typed is 'bo@example.org'")]
    [InlineData(Ana, "no", "The reason has 2 characters")]
    [InlineData(Ana, "Ana López moved away", "The reason names the person")]
    public async Task A_slip_erases_nobody(string typed, string reason, string problem)
    {
        var erasure = await People.Erase(Ana, typed, reason, Cancellation);
        Assert.StartsWith(problem, erasure.Result.Detail, StringComparison.Ordinal);
        Assert.Contains(Accounts(), user => user.Email == Ana && user.DisabledAt is null);
        Assert.Equal(4, tenant.Rows<ReadingRow>().Count);
    }

    [Fact]
    public async Task Nobody_reads_or_erases_the_people_of_another_tenant_nor_the_own_account()
    {
        Platform.Session.BecomeTenantAdministrator(tenant.Id + 1);
        Assert.Null(await People.Read(Ana, Cancellation));
        Assert.Null(await People.Count(Ana, Cancellation));
        Assert.Equal(AdministrationOutcome.NotFound, (await People.Erase(Ana, Ana, "asked for", Cancellation)).Result.Outcome);
        Platform.Session.BecomeTenantAdministrator(tenant.Id);
        Platform.Session.AccountName = Ana;
        Assert.Contains("another administrator", (await People.Erase(Ana, Ana, "asked for", Cancellation)).Result.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_meter_is_one_persons_at_a_time()
    {
        var taken = await People.Assign(Bo, "477", When.Day("2026-03-01"), null, Cancellation);
        Assert.Contains("somebody's in that time already", taken.Detail, StringComparison.Ordinal);
        Assert.Equal(AdministrationOutcome.Done, (await People.Assign(Ana, "477", When.Day("2026-02-01"), When.Day("2026-03-01"), Cancellation)).Outcome);
        Assert.Equal(AdministrationOutcome.Done, (await People.Assign(Bo, "477", When.Day("2026-03-01"), null, Cancellation)).Outcome);
        Assert.Equal(When.Instant("2026-02-28T23:00:00Z"), Assert.Single((await People.Meters(Ana, Cancellation))!).Until);
        Assert.Equal(AdministrationOutcome.NotFound, (await People.Assign(Bo, "999", When.Day("2026-03-01"), null, Cancellation)).Outcome);
    }

    private Task<Erasure> Erase() => People.Erase(Ana, Ana, "asked for by letter", Cancellation);

    /// <summary>Leaves traces of Ana wherever people leave them.</summary>
    private async Task SaysSomething()
    {
        await Platform.Get<IAccounts>().CheckPassword(Ana, "wrong", Cancellation);
        await Platform.Get<IAccounts>().CheckPassword(Ana, Password, Cancellation);
        await Platform.Get<IInvitations>().NewLink(Ana, Cancellation);
        Platform.Session.BecomeTenantAdministrator(tenant.Id);
        Platform.Session.AccountName = Ana;
        await Platform.Get<IApiTokens>().Issue("20", "made by her", 30, Cancellation);
        await Platform.Queue.Commit(
            session => Platform.Get<IWorkItems>().AddWritten(session, tenant.Id, "c", "Core.RetentionDue", $$"""{"note":"ask {{Ana}}"}"""), Cancellation);
        Platform.Session.IsPlatformAdministrator = true;
        (Platform.Session.CurrentTenantId, Platform.Session.AccountName) = (null, "admin@urbgrade.example");
        await tenant.Change(database =>
        {
            var answer = Encoding.UTF8.GetBytes($"<answer><mail>{Ana}</mail></answer>");
            database.Add(new FailureNoteRow { TenantId = tenant.Id, GroupId = "g", Text = $"{Ana} knows", WrittenBy = Ana, WrittenAt = Hers });
            database.Add(new SiteRecordRow
            {
                TenantId = tenant.Id, Kind = "survey", Key = "1", Revision = 1, Subject = "478", At = Hers, Fields = $$"""{"mail":"{{Ana}}"}""", RawRequestId = 5,
            });
            database.Add(new RawRequestRow
            {
                Id = 5, TenantId = tenant.Id, BodyHash = "hash-5", ReceiptId = "receipt-5", ConversationId = "c5", ReceivedAt = Hers,
                CertificateThumbprint = QuantifiedTenant.Thumbprint, Envelope = EnvelopePacking.Pack(answer), EnvelopeBytes = answer.Length,
            });
        });
    }

    private List<UserRow> Accounts()
    {
        using var database = Platform.Contexts.Read(TenantScope.Platform);
        return [.. database.Users.AsNoTracking().AsEnumerable().Select(user => new UserRow(user.Id, user.Email!, user.DisabledAt))];
    }

    private List<(int, DateOnly, int, double?)> Figures(KpiResolution resolution) =>
    [
        .. tenant.Rows<KpiRow>().Where(k => k.Resolution == resolution).Select(k => (k.AssetId, k.PeriodStart, k.DefinitionId, k.Value)).Order(),
    ];

    /// <summary>Every cell of every table with a text in it, packed messages unpacked, and every file of the data folder.</summary>
    private async Task<List<string>> Traces(string text)
    {
        var traces = new List<string>();
        await using (var database = Platform.Contexts.Read(TenantScope.Platform))
        {
            var tables = StoredTable.Of(database);
            Assert.True(tables.Count > 30, $"Only {tables.Count} tables were looked at.");
            foreach (var table in tables)
            {
                traces.AddRange(table.Read(Open(database)).SelectMany(row => table.Columns.Zip(row))
                    .Where(cell => Words(cell.Second).Contains(text, StringComparison.OrdinalIgnoreCase)).Select(cell => $"{table.Name}.{cell.First.Name}"));
            }

            traces.AddRange(database.Set<RawRequestRow>().AsEnumerable()
                .Where(request => request.Envelope.Length > 0 && Encoding.UTF8.GetString(EnvelopePacking.Unpack(request.Envelope, request.EnvelopeBytes))
                    .Contains(text, StringComparison.OrdinalIgnoreCase)).Select(request => $"message {request.Id}"));
        }

        foreach (var file in Directory.EnumerateFiles(Platform.Folder, "*", SearchOption.AllDirectories))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            if ((await reader.ReadToEndAsync(Cancellation)).Contains(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text)), StringComparison.OrdinalIgnoreCase))
            {
                traces.Add(file);
            }
        }

        return traces;
    }

    private static System.Data.Common.DbConnection Open(UrbGradeContext database)
    {
        database.Database.OpenConnection();
        return database.Database.GetDbConnection();
    }

    private static string Words(object? cell) => cell switch
    {
        string words => words,
        byte[] bytes => Encoding.UTF8.GetString(bytes),
        _ => "",
    };

    private sealed record UserRow(int Id, string Email, DateTimeOffset? DisabledAt);
}

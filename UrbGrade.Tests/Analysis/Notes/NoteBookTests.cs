using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Tests.Analysis.Notes;

public class NoteBookTests
{
    private static readonly DateTimeOffset Noon = LocalCalendar.Of("Europe/Madrid").InstantOf(AnalysedTenant.Today.AddDays(-10)).AddHours(12);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_note_stands_at_its_time_of_the_series_and_at_the_place_of_the_meter()
    {
        await using var tenant = await AnalysedTenant.Create();
        var series = await Series(tenant);
        var other = await tenant.Add("power-2", "energy", "kW.h", "power", 30, (_, _) => 1);
        Assert.Equal(AdministrationOutcome.Done, (await Notes(tenant).Add(new SeriesNoteDraft(series, Noon, null, " The heating failed "), Cancellation)).Outcome);
        Assert.Equal(AdministrationOutcome.Done, (await Notes(tenant).Add(new SeriesNoteDraft(series, Noon.AddDays(-30), Noon.AddDays(-2), "Closed for holidays"), Cancellation)).Outcome);

        var view = await Explored(tenant, series);
        Assert.Equal(["Closed for holidays", "The heating failed"], view.Notes.Select(note => note.Text));
        Assert.Equal(("operator@urbgrade.example", Noon, (DateTimeOffset?)null, true), (view.Notes[1].Author, view.Notes[1].Start, view.Notes[1].End, view.Notes[1].IsEditable));
        Assert.Empty((await Explored(tenant, other)).Notes);

        var asset = tenant.Rows<MeterRow>().Single(meter => meter.Source == "power-1").AssetId;
        Assert.Equal("The heating failed", Assert.Single(await Notes(tenant).OfAsset(asset, Noon, Noon.AddHours(1), Cancellation)).Text);
        Assert.Equal("Closed for holidays", Assert.Single(await Notes(tenant).OfAsset(asset, Noon.AddDays(-5), Noon.AddDays(-3), Cancellation)).Text);
        Assert.Empty(await Notes(tenant).OfAsset(asset, Noon.AddDays(-2), Noon, Cancellation));
    }

    [Fact]
    public async Task A_note_is_changed_and_taken_away_by_its_author_and_by_administrators_alone()
    {
        await using var tenant = await AnalysedTenant.Create();
        var series = await Series(tenant);
        await Notes(tenant).Add(new SeriesNoteDraft(series, Noon, null, "The heating failed"), Cancellation);
        var id = Assert.Single(tenant.Rows<SeriesNoteRow>()).Id;
        var changed = new SeriesNoteDraft(series, Noon, Noon.AddHours(2), "The boiler failed");

        tenant.Platform.Session.AccountName = "colleague@urbgrade.example";
        Assert.False(Assert.Single((await Explored(tenant, series)).Notes).IsEditable);
        Assert.Equal((AdministrationOutcome.NotAllowed, "Note.Author"), Said(await Notes(tenant).Change(id, changed, Cancellation)));
        Assert.Equal((AdministrationOutcome.NotAllowed, "Note.Author"), Said(await Notes(tenant).Remove(id, Cancellation)));
        Assert.Equal("The heating failed", Assert.Single(tenant.Rows<SeriesNoteRow>()).Text);

        tenant.Platform.Session.BecomeOperator(tenant.Id);
        Assert.Equal(AdministrationOutcome.Done, (await Notes(tenant).Change(id, changed, Cancellation)).Outcome);
        var note = Assert.Single((await Explored(tenant, series)).Notes);
        Assert.Equal(("The boiler failed", Noon.AddHours(2), "operator@urbgrade.example"), (note.Text, note.End, note.Author));
        Assert.NotNull(note.ChangedAt);

        tenant.Platform.Session.BecomeTenantAdministrator(tenant.Id);
        Assert.Equal(AdministrationOutcome.Done, (await Notes(tenant).Remove(id, Cancellation)).Outcome);
        Assert.Empty(tenant.Rows<SeriesNoteRow>());
        Assert.Equal((AdministrationOutcome.NotFound, "Note.Unknown"), Said(await Notes(tenant).Remove(id, Cancellation)));
        Assert.Equal(
            [("note.added", "operator@urbgrade.example"), ("note.changed", "operator@urbgrade.example"), ("note.removed", "tenant@urbgrade.example")],
            tenant.Rows<AuditRow>().Where(line => line.What.StartsWith("note.", StringComparison.Ordinal)).OrderBy(line => line.Id).Select(line => (line.What, line.Who)));
    }

    [Fact]
    public async Task Another_tenant_and_a_resident_see_and_change_no_note()
    {
        await using var tenant = await AnalysedTenant.Create();
        var series = await Series(tenant);
        await Notes(tenant).Add(new SeriesNoteDraft(series, Noon, null, "The heating failed"), Cancellation);
        var (id, asset) = (Assert.Single(tenant.Rows<SeriesNoteRow>()).Id, tenant.Rows<MeterRow>().Single().AssetId);

        tenant.Platform.Session.IsOperator = false;
        Assert.Empty(await Notes(tenant).OfAsset(asset, Noon, Noon.AddHours(1), Cancellation));
        Assert.Empty((await Explored(tenant, series)).Notes);
        Assert.Equal(AdministrationOutcome.NotAllowed, (await Notes(tenant).Remove(id, Cancellation)).Outcome);
        Assert.Equal(AdministrationOutcome.NotAllowed, (await Notes(tenant).Add(new SeriesNoteDraft(series, Noon, null, "x"), Cancellation)).Outcome);

        tenant.Platform.Session.IsPlatformAdministrator = true;
        await tenant.Platform.Get<ITenantDirectory>().Add(new TenantDraft("30", "Another", "ES", "Europe/Madrid"), Cancellation);
        tenant.Platform.Session.BecomeTenantAdministrator(tenant.Platform.Get<ITenantRegistry>().FindByCode("30")!.Id);
        Assert.Equal((AdministrationOutcome.NotFound, "Note.Unknown"), Said(await Notes(tenant).Remove(id, Cancellation)));
        Assert.Equal((AdministrationOutcome.NotFound, "Note.Series"), Said(await Notes(tenant).Add(new SeriesNoteDraft(series, Noon, null, "x"), Cancellation)));
        Assert.Single(tenant.Rows<SeriesNoteRow>());
    }

    [Fact]
    public async Task A_note_says_something_of_a_time_that_ends_after_it_began()
    {
        await using var tenant = await AnalysedTenant.Create();
        var series = await Series(tenant);

        Assert.Equal((AdministrationOutcome.Invalid, "Note.Text"), Said(await Notes(tenant).Add(new SeriesNoteDraft(series, Noon, null, "  "), Cancellation)));
        Assert.Equal((AdministrationOutcome.Invalid, "Note.Text"), Said(await Notes(tenant).Add(new SeriesNoteDraft(series, Noon, null, new string('x', 501)), Cancellation)));
        Assert.Equal((AdministrationOutcome.Invalid, "Note.End"), Said(await Notes(tenant).Add(new SeriesNoteDraft(series, Noon, Noon, "x"), Cancellation)));
        Assert.Equal((AdministrationOutcome.Invalid, "Note.Time"), Said(await Notes(tenant).Add(new SeriesNoteDraft(series, Noon.AddYears(-100), null, "x"), Cancellation)));
        Assert.Empty(tenant.Rows<SeriesNoteRow>());
    }

    [Fact]
    public async Task Erasing_a_person_takes_notes_on_the_own_meter_along_and_no_others()
    {
        const string Ana = "ana@example.org";
        await using var tenant = await AnalysedTenant.Create();
        var (home, shop) = (await Series(tenant), await tenant.Add("shop", "energy", "kW.h", "power", 30, (_, _) => 1));
        await Notes(tenant).Add(new SeriesNoteDraft(home, Noon, null, "Nobody is at home"), Cancellation);
        await Notes(tenant).Add(new SeriesNoteDraft(home, Noon.AddDays(-300), null, "Somebody else lived here"), Cancellation);
        await Notes(tenant).Add(new SeriesNoteDraft(shop, Noon, null, "A new oven"), Cancellation);
        tenant.Platform.Session.IsPlatformAdministrator = true;
        await tenant.Platform.Get<IUserDirectory>().Add(new UserDraft(Ana, AccountRole.Resident, "20", "a long password of a test 7", "Ana"), Cancellation);
        var people = tenant.Platform.Get<IPeople>();
        Assert.Equal(AdministrationOutcome.Done, (await people.Assign(Ana, "power-1", AnalysedTenant.Today.AddDays(-40), null, Cancellation)).Outcome);
        var table = (await people.Read(Ana, Cancellation))!.Single(one => one.Name == "notes");
        Assert.Equal("Nobody is at home", Assert.Single(await table.Rows.ToListAsync(Cancellation))[3]);

        Assert.Equal(AdministrationOutcome.Done, (await people.Erase(Ana, Ana, "asked by letter", Cancellation)).Result.Outcome);

        Assert.Equal(["Somebody else lived here", "A new oven"], tenant.Rows<SeriesNoteRow>().OrderBy(note => note.Id).Select(note => note.Text));
    }

    private static Task<int> Series(AnalysedTenant tenant) => tenant.Add("power-1", "energy", "kW.h", "power", 30, (_, _) => 1);

    private static ISeriesNotes Notes(AnalysedTenant tenant) => tenant.Platform.Get<ISeriesNotes>();

    private static async Task<ExploreView> Explored(AnalysedTenant tenant, int series) =>
        (await tenant.Platform.Get<IExplore>().Read(new ExploreRequest(series, null, null, null), Cancellation))!;

    private static (AdministrationOutcome, string?) Said(AdministrationResult result) => (result.Outcome, result.Refusal?.Code);
}

using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Tests.Aggregation.Trials;

public class SchemaTrialsTests : IAsyncLifetime
{
    private const string Mapping = """
        {"meterField":null,"startField":"measure_timestamp_start","endField":"measure_timestamp_end",
         "fields":[{"field":"energy_measure","quantity":"energy","unit":"kW.h","kind":"interval","medium":"power"}]}
        """;

    private AggregationWorld world = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ISchemaTrials Trials => world.Platform.Get<ISchemaTrials>();

    private ISchemaCatalogue Catalogue => world.Platform.Get<ISchemaCatalogue>();

    public async ValueTask InitializeAsync() => world = await AggregationWorld.Create();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task The_newest_messages_are_counted_and_what_would_be_refused_is_said()
    {
        await world.Send(
            AggregationWorld.Hour(), AggregationWorld.Hour(start: "2014-10-17T14:00:00Z", end: "2014-10-17T15:00:00Z", energy: "2,98"),
            AggregationWorld.Message("<vote_id>1</vote_id><score>4</score>", "DSE05"));
        await world.Send(AggregationWorld.Hour(start: "2014-10-17T15:00:00Z", end: "2014-10-17T15:00:00Z"));

        var trial = await Trials.Try(await Registered(), "0.0.1", Cancellation);

        Assert.Equal((null, 3, 1), (trial.Problem, trial.Messages, trial.Decoded));
        Assert.Equal([(RejectionCode.EndBeforeStart, 2L, 0), (RejectionCode.InvalidNumber, 1L, 1)], trial.Refusals.Select(r => (r.Code, r.RequestId, r.Index)));
        Assert.Contains("energy_measure is '2,98'", trial.Refusals[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_shows_what_would_be_stored_by_another_mapping_and_nothing_changes()
    {
        await world.Send(AggregationWorld.Hour(energy: "2.5"));
        var draft = await Registered();

        var trial = await Trials.Try(
            draft with { Version = "0.0.2", Mapping = Mapping.Replace("kW.h", "MW.h", StringComparison.Ordinal) }, "0.0.1", Cancellation);

        var reading = Assert.Single(trial.Newest!.Readings);
        Assert.Equal(("477", "energy", 2500d, "kW.h", TimeSpan.FromHours(1)), (reading.Meter, reading.Quantity, reading.Value, reading.Unit, reading.To - reading.From));
        Assert.Contains(KeyValuePair.Create("energy_measure", "2.5"), trial.Newest.Fields);
        Assert.Null(await Catalogue.Find("20", "001", "0.0.2", Cancellation));
    }

    [Fact]
    public async Task Messages_that_were_rejected_for_want_of_a_schema_can_be_tried()
    {
        await world.Send(AggregationWorld.Message("<level>7</level>", "TANK", "1"));
        var draft = new SchemaDraft("20", "TANK", "1", Xsd("<xs:element name='level' type='xs:double'/>"),
            """{"meterField":null,"startField":null,"endField":null,"fields":[{"field":"level","quantity":"volume","unit":"L","kind":"mean","medium":"water"}]}""");

        var trial = await Trials.Try(draft, "1", Cancellation);

        Assert.Equal((1, 1), (trial.Messages, trial.Decoded));
        Assert.Equal((0.007, "m3"), (trial.Newest!.Readings[0].Value!.Value, trial.Newest.Readings[0].Unit));
    }

    [Fact]
    public async Task A_thousand_messages_are_enough()
    {
        await world.Send([.. Enumerable.Range(0, 600).Select(minute => Minute(minute))]);
        await world.Send([.. Enumerable.Range(600, 600).Select(minute => Minute(minute))]);

        Assert.Equal(1000, (await Trials.Try(await Registered(), "0.0.1", Cancellation)).Messages);
    }

    [Fact]
    public async Task A_draft_that_cannot_be_registered_is_told_with_its_line()
    {
        var draft = await Registered();
        var trial = await Trials.Try(draft with { Xsd = Xsd("<xs:element name='a' type='xs:nosuch'/>") }, "0.0.1", Cancellation);
        Assert.Contains("Line 2, position", trial.Problem!.Text, StringComparison.Ordinal);
        Assert.Contains("Line 3, position", Catalogue.Describe(Xsd("<xs:element name='a'")).Problem!.Text, StringComparison.Ordinal);
        Assert.Contains("'nosuch', which the schema does not declare", (await Trials.Try(
            draft with { Mapping = Mapping.Replace("energy_measure", "nosuch", StringComparison.Ordinal) }, "0.0.1", Cancellation)).Problem!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tenants_messages_are_its_administrators_alone()
    {
        await world.Send(AggregationWorld.Hour());
        var draft = await Registered();
        world.Platform.Session.BecomeTenantAdministrator(world.Platform.Get<ITenantRegistry>().FindByCode("30")!.Id);
        var trial = await Trials.Try(draft, "0.0.1", Cancellation);
        Assert.NotNull(trial.Problem);
        Assert.Equal((0, null), (trial.Messages, trial.Newest));
        Assert.Null(await Catalogue.Find("20", "001", "0.0.1", Cancellation));
        Assert.Equal(AdministrationOutcome.NotAllowed, (await Catalogue.Put(draft, Cancellation)).Outcome);
    }

    [Fact]
    public void A_schema_tells_its_fields_with_their_types()
    {
        var described = Catalogue.Describe(Xsd("""
            <xs:element name='id' type='xs:token'/>
            <xs:choice><xs:element name='a' type='xs:double'/><xs:element name='b' type='xs:dateTime'/></xs:choice>
            <xs:element name='c' minOccurs='0'><xs:simpleType><xs:restriction base='xs:int'/></xs:simpleType></xs:element>
            """));
        Assert.Equal([new("id", "token", true), new("a", "double", false), new("b", "dateTime", false), new SchemaField("c", "int", false)], described.Fields);
    }

    private async Task<SchemaDraft> Registered()
    {
        var text = await Catalogue.Find("20", "001", "0.0.1", Cancellation);
        return new SchemaDraft("20", "001", "0.0.1", text!.Xsd, Mapping);
    }

    private static string Minute(int minute)
    {
        var start = new DateTimeOffset(2014, 10, 17, 0, 0, 0, TimeSpan.Zero).AddMinutes(minute);
        return AggregationWorld.Hour(start: $"{start:yyyy-MM-ddTHH:mm:ssZ}", end: $"{start.AddMinutes(1):yyyy-MM-ddTHH:mm:ssZ}");
    }

    private static string Xsd(string content) => $"""
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="gcontent"><xs:complexType><xs:sequence>
        {content}
        </xs:sequence></xs:complexType></xs:element></xs:schema>
        """;
}

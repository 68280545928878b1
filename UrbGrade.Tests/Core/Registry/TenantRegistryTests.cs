using System.Text;
using System.Xml;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Registry;

public class TenantRegistryTests : IAsyncLifetime
{
    private readonly TestPlatform platform = new();

    private ITenantRegistry Registry => platform.Get<ITenantRegistry>();

    public async ValueTask InitializeAsync() => await Add("20", "Barcelona");

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    [Fact]
    public async Task An_added_tenant_is_known_at_once()
    {
        Assert.Null(Registry.FindByCode("10"));
        await Add("10", "Kalundborg", "DK");
        var tenant = Registry.FindByCode("10")!;
        Assert.Equal(("Kalundborg", "DK", "Europe/Copenhagen", "DKK"), (tenant.Name, tenant.Country, tenant.TimeZone, tenant.Currency));
        Assert.Same(tenant, Registry.Find(tenant.Id));
        Assert.True(tenant.RegistersMetersOnSight);
        Assert.False(tenant.AllowsSha1);
    }

    [Theory]
    [InlineData("Spain")]
    [InlineData("Etc/UTC")]
    public async Task A_zone_that_names_no_country_is_refused_as_the_zone_that_was_typed(string zone)
    {
        var refused = await platform.Get<ITenantDirectory>().Add(
            new TenantDraft("30", "Eibar", Country: null, zone), TestContext.Current.CancellationToken);

        Assert.Equal(AdministrationOutcome.Invalid, refused.Outcome);
        Assert.StartsWith($"The time zone is '{zone}'; allowed is", refused.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tenant_added_by_another_process_is_known_after_the_next_look()
    {
        Assert.Null(Registry.FindByCode("30"));
        await using (var other = new TestPlatform(platform.Folder))
        {
            await other.Get<ITenantDirectory>().Add(new TenantDraft("30", "Eibar"), TestContext.Current.CancellationToken);
        }

        Assert.Null(Registry.FindByCode("30"));
        platform.Get<ChangeWatch>().Look();
        Assert.Equal("Eibar", Registry.FindByCode("30")!.Name);
    }

    [Fact]
    public async Task A_schema_that_another_process_replaced_counts_after_the_next_look()
    {
        var tenant = Registry.FindByCode("20")!.Id;
        Assert.NotEmpty(Problems(Registry.FindSchema(tenant, "DSE01", "0.0.1")!, "<illuminance>13</illuminance>"));
        await using (var other = new TestPlatform(platform.Folder))
        {
            var put = await other.Get<ISchemaCatalogue>().Put(new SchemaDraft(
                "20", "DSE01", "0.0.1",
                """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="gcontent"><xs:complexType><xs:sequence><xs:element name="illuminance" type="xs:double"/></xs:sequence></xs:complexType></xs:element></xs:schema>""",
                """{"fields":[{"field":"illuminance","quantity":"illuminance","unit":"lx","kind":"mean","medium":"light"}]}"""), TestContext.Current.CancellationToken);
            Assert.Equal(AdministrationOutcome.Done, put.Outcome);
        }

        platform.Get<ChangeWatch>().Look();

        Assert.Empty(Problems(Registry.FindSchema(tenant, "DSE01", "0.0.1")!, "<illuminance>13</illuminance>"));
        Assert.Equal("lx", Registry.FindSchema(tenant, "DSE01", "0.0.1")!.Mapping.Fields.Single().Unit);
    }

    [Fact]
    public async Task A_background_look_comes_within_a_second()
    {
        Assert.Null(Registry.FindByCode("30"));
        var watch = platform.Get<ChangeWatch>();
        await watch.StartAsync(TestContext.Current.CancellationToken);
        await using var other = new TestPlatform(platform.Folder);
        await other.Get<ITenantDirectory>().Add(new TenantDraft("30", "Eibar"), TestContext.Current.CancellationToken);
        await Eventually.Equal("Eibar", () => Registry.FindByCode("30")?.Name, platform.Clock);
        await watch.StopAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("001", "0.0.1", "<measure_timestamp_start>2014-10-17T13:00:00Z</measure_timestamp_start><measure_timestamp_end>2014-10-17T14:00:00Z</measure_timestamp_end><energy_measure>2.9833</energy_measure><energy_price>0.012738</energy_price><temperature_in>21.3</temperature_in><temperature_out>15.7</temperature_out>")]
    [InlineData("001", "0.0.1", "<measure_timestamp_start>2014-10-17T13:00:00Z</measure_timestamp_start><measure_timestamp_end>2014-10-17T14:00:00Z</measure_timestamp_end><temperature_out>-3</temperature_out>")]
    [InlineData("001", "002", "<ID_Meter_consumption>23456</ID_Meter_consumption><Consumer_measure>8650</Consumer_measure>")]
    [InlineData("001", "003", "<ID_Meter_consumption>23456</ID_Meter_consumption><measure_timestamp_start>2014-10-17T13:00:00Z</measure_timestamp_start><measure_timestamp_end>2014-10-17T14:00:00Z</measure_timestamp_end><consumption>2.5</consumption>")]
    [InlineData("002", "001", "<ID_Meter_consumption>23456</ID_Meter_consumption><measure_timestamp_start>2014-10-17T13:00:00Z</measure_timestamp_start><measure_timestamp_end>2014-10-17T14:00:00Z</measure_timestamp_end><consumption>2.5</consumption><quality>estimated</quality><method>like-day</method>")]
    [InlineData("002", "002", "<ID_Meter_consumption>23456</ID_Meter_consumption><measure_timestamp_start>2014-10-17T13:00:00Z</measure_timestamp_start><measure_timestamp_end>2014-10-17T14:00:00Z</measure_timestamp_end><volume>0.08</volume><temperature_return>41.5</temperature_return><quality>measured</quality>")]
    [InlineData("003", "001", "<ID_Meter_consumption>23456</ID_Meter_consumption><measure_timestamp_start>2014-10-17T13:00:00Z</measure_timestamp_start><measure_timestamp_end>2014-10-17T14:00:00Z</measure_timestamp_end><consumption>0.025</consumption><quality>measured</quality>")]
    [InlineData("DSE01", "0.0.1", "<consumer_measure>1250.5</consumer_measure>")]
    [InlineData("001", "001", "<consumer_measure>1250.5</consumer_measure>")]
    public void A_new_tenant_reads_the_messages_of_the_pilots(string type, string version, string content)
    {
        var schema = Registry.FindSchema(Registry.FindByCode("20")!.Id, type, version)!;
        Assert.Empty(Problems(schema, content));
        Assert.NotEmpty(Problems(schema, content + "<other>1</other>"));
        Assert.All(schema.Mapping.Fields, field => Assert.NotEmpty(field.Quantity));
    }

    [Theory]
    [InlineData("<measure_timestamp_start>2014-10-17T13:00:00Z</measure_timestamp_start><measure_timestamp_end>2014-10-17T14:00:00Z</measure_timestamp_end>")]
    [InlineData("<measure_timestamp_start>2014-10-17T13:00:00Z</measure_timestamp_start><energy_measure>2.9833</energy_measure>")]
    [InlineData("<measure_timestamp_start>2014-10-17T13:00:00Z</measure_timestamp_start><measure_timestamp_end>2014-10-17T14:00:00Z</measure_timestamp_end><energy_measure>2,9833</energy_measure>")]
    public void A_shop_hour_needs_both_times_and_a_measurement_in_numbers(string content) =>
        Assert.NotEmpty(Problems(Registry.FindSchema(Registry.FindByCode("20")!.Id, "001", "0.0.1")!, content));

    [Fact]
    public void A_meter_hour_knows_three_qualities() =>
        Assert.NotEmpty(Problems(
            Registry.FindSchema(Registry.FindByCode("20")!.Id, "001", "003")!,
            "<ID_Meter_consumption>23456</ID_Meter_consumption><measure_timestamp_start>2014-10-17T13:00:00Z</measure_timestamp_start><measure_timestamp_end>2014-10-17T14:00:00Z</measure_timestamp_end><consumption>2.5</consumption><quality>guessed</quality>"));

    [Fact]
    public async Task A_schema_belongs_to_its_tenant_alone()
    {
        await Add("30", "Eibar");
        var (barcelona, eibar) = (Registry.FindByCode("20")!.Id, Registry.FindByCode("30")!.Id);
        await using var database = platform.Contexts.Read(TenantScope.Of(eibar));
        Assert.Equal(17, database.Set<MessageSchemaRow>().Count());
        Assert.NotSame(Registry.FindSchema(barcelona, "001", "0.0.1"), Registry.FindSchema(eibar, "001", "0.0.1"));
        Assert.Null(Registry.FindSchema(barcelona, "009", "0.0.1"));
    }

    [Fact]
    public async Task A_meter_is_registered_once_with_an_asset_of_its_own()
    {
        var tenant = Registry.FindByCode("20")!.Id;
        Assert.False(Registry.KnowsMeter(tenant, "477"));
        for (var i = 0; i < 2; i++)
        {
            await platform.Queue.Commit(session =>
            {
                Registry.RegisterMeter(session, tenant, "477");
                return true;
            }, TestContext.Current.CancellationToken);
        }

        platform.Get<ChangeWatch>().Look();
        Assert.True(Registry.KnowsMeter(tenant, "477"));
        await using var database = platform.Contexts.Read(TenantScope.Of(tenant));
        var meter = Assert.Single(database.Set<MeterRow>());
        Assert.Equal("477", Assert.Single(database.Set<AssetRow>(), asset => asset.Id == meter.AssetId).Code);
        Assert.Single(database.Set<SiteRow>());
    }

    [Fact]
    public async Task A_registration_that_is_undone_leaves_no_trace()
    {
        var tenant = Registry.FindByCode("20")!.Id;
        await Assert.ThrowsAsync<InvalidOperationException>(() => platform.Queue.Commit<bool>(session =>
        {
            Registry.RegisterMeter(session, tenant, "478");
            throw new InvalidOperationException("The rest of the write fails.");
        }, TestContext.Current.CancellationToken));
        platform.Get<ChangeWatch>().Look();
        Assert.False(Registry.KnowsMeter(tenant, "478"));
    }

    private static List<string> Problems(MessageSchema schema, string content)
    {
        var problems = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = schema.Schemas };
        settings.ValidationEventHandler += (_, problem) => problems.Add(problem.Message);
        using var reader = XmlReader.Create(new MemoryStream(Encoding.UTF8.GetBytes($"<gcontent>{content}</gcontent>")), settings);
        while (reader.Read())
        {
        }

        return problems;
    }

    private async Task Add(string code, string name, string country = "ES") => Assert.Equal(
        AdministrationOutcome.Done,
        (await platform.Get<ITenantDirectory>().Add(new TenantDraft(code, name, country), TestContext.Current.CancellationToken)).Outcome);
}

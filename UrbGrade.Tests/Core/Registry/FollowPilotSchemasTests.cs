using Microsoft.Extensions.Hosting;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Modules.Core.Registry;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Quantification;

namespace UrbGrade.Tests.Core.Registry;

public class FollowPilotSchemasTests : IAsyncLifetime
{
    private QuantifiedTenant tenant = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => tenant = await QuantifiedTenant.Create();

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    [Fact]
    public async Task A_tenant_of_before_gets_the_schema_that_came_later_and_keeps_what_was_changed()
    {
        await tenant.Change(database =>
        {
            database.Remove(database.Set<MessageSchemaRow>().Single(schema => schema.Type == "002" && schema.Version == "002"));
            database.Set<MessageSchemaRow>().Single(schema => schema.Type == "002" && schema.Version == "001").Mapping = """{"fields":[]}""";
        });
        var before = tenant.Rows<MessageSchemaRow>();

        await Start();
        await Start();

        var after = tenant.Rows<MessageSchemaRow>();
        var added = Assert.Single(after, schema => before.TrueForAll(one => one.Id != schema.Id));
        Assert.Equal(("002", "002"), (added.Type, added.Version));
        Assert.Equal("""{"fields":[]}""", after.Single(schema => schema is { Type: "002", Version: "001" }).Mapping);
        Assert.NotNull(tenant.Platform.Get<ITenantRegistry>().FindSchema(tenant.Id, "002", "002"));
        var line = Assert.Single(tenant.Rows<AuditRow>(), line => line.What == "schema.added");
        Assert.Equal(("platform", "002 002"), (line.Who, line.Subject));
    }

    private Task Start() => tenant.Platform.Get<IEnumerable<IHostedService>>().OfType<FollowPilotSchemas>().Single().StartAsync(Cancellation);
}

using System.Globalization;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Makes the row of a series when its first reading comes.</summary>
internal static class SeriesRows
{
    private static readonly ProviderSql Insert = new(
        """
        INSERT INTO "Series" ("TenantId", "MeterId", "Quantity", "Unit", "Medium", "Kind")
        VALUES (@tenant, @meter, @quantity, @unit, @medium, @kind) ON CONFLICT ("MeterId", "Quantity") DO NOTHING
        """,
        """
        INSERT INTO "Series" ("TenantId", "MeterId", "Quantity", "Unit", "Medium", "Kind")
        SELECT @tenant, @meter, @quantity, @unit, @medium, @kind
        WHERE NOT EXISTS (SELECT 1 FROM "Series" WHERE "MeterId" = @meter AND "Quantity" = @quantity)
        """);

    private const string Find = """SELECT "Id" FROM "Series" WHERE "MeterId" = @meter AND "Quantity" = @quantity""";

    /// <summary>Inserts the row unless another request was first.</summary>
    /// <returns>Its id.</returns>
    public static int Create(IWriteSession session, int tenantId, SeriesTarget target)
    {
        var insert = Insert.Prepare(session, "@tenant", "@meter", "@quantity", "@unit", "@medium", "@kind");
        insert.Fill(tenantId, target.Meter.Id, target.Key.Quantity, target.Key.Unit, target.Key.Medium, (int)target.Key.Kind);
        insert.ExecuteNonQuery();

        var find = session.Prepare(Find, "@meter", "@quantity");
        find.Fill(target.Meter.Id, target.Key.Quantity);
        return Convert.ToInt32(find.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}

using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

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

    private const string Rename = """UPDATE "Series" SET "Quantity" = @beside WHERE "Id" = @counter AND "Quantity" = @quantity""";

    // Both are judged by them: the counter goes on to tell what was used before the first hour.
    private const string CopyLimits = """
        INSERT INTO "SeriesThresholds"
        ("TenantId", "SeriesId", "From", "Most", "Review", "Usual", "ZeroIsMissing", "Estimates", "Tolerance", "IsByHand", "Reason")
        SELECT "TenantId", @series, "From", "Most", "Review", "Usual", "ZeroIsMissing", "Estimates", "Tolerance", "IsByHand", "Reason"
        FROM "SeriesThresholds" WHERE "SeriesId" = @counter
        """;

    private const string Find = """SELECT "Id", "Kind" FROM "Series" WHERE "MeterId" = @meter AND "Quantity" = @quantity""";

    /// <summary>Has the counter that a meter was known by stand beside the hours that it delivers. What is believed of an hour holds for them, too.</summary>
    /// <returns>False where another request was first.</returns>
    public static bool PutBeside(IWriteSession session, int tenantId, SeriesTarget hours)
    {
        var quantity = hours.Key.Quantity;
        var renamed = session.Prepare(Rename, "@beside", "@counter", "@quantity").Fill(Quantities.CounterOf(quantity), hours.CounterId, quantity).ExecuteNonQuery() > 0;
        if (renamed)
        {
            var series = Create(session, tenantId, hours);
            session.Prepare(CopyLimits, "@series", "@counter").Fill(series, hours.CounterId).ExecuteNonQuery();
        }

        return renamed;
    }

    /// <summary>Inserts the row unless another request was first.</summary>
    /// <returns>Its id.</returns>
    /// <exception cref="InvalidOperationException">The other request, of the same moment, told the quantity in another
    /// way; the next attempt knows of it.</exception>
    public static int Create(IWriteSession session, int tenantId, SeriesTarget target)
    {
        var insert = Insert.Prepare(session, "@tenant", "@meter", "@quantity", "@unit", "@medium", "@kind");
        insert.Fill(tenantId, target.Meter.Id, target.Key.Quantity, target.Key.Unit, target.Key.Medium, (int)target.Key.Kind);
        insert.ExecuteNonQuery();

        using var found = session.Prepare(Find, "@meter", "@quantity").Fill(target.Meter.Id, target.Key.Quantity).ExecuteReader();
        found.Read();
        return found.GetInt32(1) == (int)target.Key.Kind
            ? found.GetInt32(0)
            : throw new InvalidOperationException($"Meter '{target.Meter.Source}' has just begun to tell '{target.Key.Quantity}' as {(SeriesKind)found.GetInt32(1)}.");
    }
}

using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Registry;

/// <summary>The message schemas that every new tenant starts with: those of the three pilots. An administrator changes them afterwards.</summary>
internal static class PilotSchemas
{
    private static readonly SchemaMapping ShopHour = new(
        null, "measure_timestamp_start", "measure_timestamp_end",
        [
            new("energy_measure", "energy", "kW.h", "interval", "power"),
            new("energy_price", "price", "EUR/kW.h", "mean", null),
            new("temperature_in", "temperature_in", "Cel", "mean", null),
            new("temperature_out", "temperature_out", "Cel", "mean", null),
        ]);

    private static readonly SchemaMapping MeterRegister = new(
        "ID_Meter_consumption", null, null, [new("Consumer_measure", "energy", "kW.h", "register", "power")]);

    private static readonly SchemaMapping MeterHourOfPower = MeterHour("energy", "kW.h", "power");

    private static readonly SchemaMapping MeterHourOfHeat = MeterHour("energy", "kW.h", "heat");

    private static readonly SchemaMapping MeterHourOfWater = MeterHour("volume", "m3", "water");

    private static readonly SchemaMapping CabinetPower = new(
        null, null, null, [new("consumer_measure", "power", "W", "mean", "light")]);

    /// <summary>New rows for a tenant.</summary>
    public static IEnumerable<MessageSchemaRow> For(int tenantId, DateTimeOffset now)
    {
        yield return Row("001", "0.0.1", "shop-hour.xsd", ShopHour);
        yield return Row("001", "002", "meter-register.xsd", MeterRegister);
        yield return Row("001", "003", "meter-hour.xsd", MeterHourOfPower);
        yield return Row("002", "001", "meter-hour.xsd", MeterHourOfHeat);
        yield return Row("003", "001", "meter-hour.xsd", MeterHourOfWater);
        yield return Row("DSE01", "0.0.1", "cabinet-power.xsd", CabinetPower);
        yield return Row("001", "001", "cabinet-power.xsd", CabinetPower);

        MessageSchemaRow Row(string type, string version, string file, SchemaMapping mapping) => new()
        {
            TenantId = tenantId,
            Type = type,
            Version = version,
            Xsd = Read(file),
            Mapping = SchemaSource.Write(mapping),
            AddedAt = now,
        };
    }

    private static SchemaMapping MeterHour(string quantity, string unit, string medium) => new(
        "ID_Meter_consumption", "measure_timestamp_start", "measure_timestamp_end", [new("consumption", quantity, unit, "interval", medium)], "quality");

    private static string Read(string file)
    {
        using var stream = typeof(PilotSchemas).Assembly.GetManifestResourceStream(typeof(PilotSchemas), $"Pilots.{file}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

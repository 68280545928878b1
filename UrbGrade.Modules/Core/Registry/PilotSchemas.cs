using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Registry;

/// <summary>The message schemas that every new tenant starts with: those of the three pilots. An administrator changes them afterwards.</summary>
internal static class PilotSchemas
{
    private static readonly SchemaMapping MeterRegister = new(
        "ID_Meter_consumption", null, null, [new("Consumer_measure", "energy", "kW.h", "register", "power")]);

    private static readonly SchemaMapping MeterHourOfPower = MeterHour("energy", "kW.h", "power");

    private static readonly SchemaMapping MeterHourOfHeat = MeterHour("energy", "kW.h", "heat");

    private static readonly SchemaMapping MeterHourOfWater = MeterHour("volume", "m3", "water");

    private static readonly SchemaMapping HeatFlow = MeterHourOfHeat with
    {
        Fields =
        [
            new("volume", "volume", "m3", "interval", "heat"),
            new("temperature_flow", "temperature_flow", "Cel", "mean", "heat"),
            new("temperature_return", "temperature_return", "Cel", "mean", "heat"),
        ],
    };

    private static readonly SchemaMapping CabinetPower = new(
        null, null, null, [new("consumer_measure", "power", "W", "mean", "light")]);

    private static readonly SchemaMapping CabinetEnergy = new(
        null, "measure_timestamp_start", "measure_timestamp_end", [new("energy_measure", "energy", "kW.h", "interval", "light")]);

    private static readonly SchemaMapping NodeState = new(
        null, "measure_timestamp_start", "measure_timestamp_end",
        [
            new("temperature", "temperature_node", "Cel", "mean", null),
            new("current", "current", "A", "mean", "light"),
            new("voltage", "voltage", "V", "mean", "light"),
        ]);

    /// <summary>New rows for a tenant.</summary>
    /// <param name="currency">ISO 4217 code of the tenant's money, which prices are in.</param>
    public static IEnumerable<MessageSchemaRow> For(int tenantId, string currency, DateTimeOffset now)
    {
        yield return Row("001", "0.0.1", "shop-hour.xsd", ShopHour(currency));
        yield return Row("001", "002", "meter-register.xsd", MeterRegister);
        yield return Row("001", "003", "meter-hour.xsd", MeterHourOfPower);
        yield return Row("002", "001", "meter-hour.xsd", MeterHourOfHeat);
        yield return Row("002", "002", "heat-flow.xsd", HeatFlow);
        yield return Row("003", "001", "meter-hour.xsd", MeterHourOfWater);
        yield return Row("P01", "0.0.1", "primary-data.xsd", Record("primary_data", "meter"));
        yield return Row("DSE01", "0.0.1", "cabinet-power.xsd", CabinetPower);
        yield return Row("001", "001", "cabinet-power.xsd", CabinetPower);
        yield return Row("DSE02", "0.0.1", "node-state.xsd", NodeState);
        yield return Row("DSE04", "0.0.1", "survey-answer.xsd", Record("survey_answer", "answer_id"));
        yield return Row("DSE05", "0.0.1", "vote.xsd", Record("vote", "vote_id"));
        yield return Row("DSE07", "0.0.1", "event.xsd", Record("event", "event_id"));
        yield return Row("DSE09", "0.0.1", "cabinet-energy.xsd", CabinetEnergy);
        yield return Row("DSE09", "0.0.2", "bill.xsd", Record("bill", "invoice_id"));
        yield return Row("DSE12", "0.0.1", "luminance-point.xsd", Record("luminance_point", "point_id"));
        yield return Row("MANUAL", "0.0.1", "manual-measure.xsd", Record("manual_measure", "measure_id"));

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

    private static SchemaMapping ShopHour(string currency) => new(
        null, "measure_timestamp_start", "measure_timestamp_end",
        [
            new("energy_measure", "energy", "kW.h", "interval", "power"),
            new("energy_price", "price", $"{currency}/kW.h", "mean", null),
            new("temperature_in", "temperature_in", "Cel", "mean", null),
            new("temperature_out", "temperature_out", "Cel", "mean", null),
        ]);

    private static SchemaMapping MeterHour(string quantity, string unit, string medium) => new(
        "ID_Meter_consumption", "measure_timestamp_start", "measure_timestamp_end", [new("consumption", quantity, unit, "interval", medium)], "quality");

    private static SchemaMapping Record(string kind, string key) => new(null, null, null, [], Record: new RecordMapping(kind, key));

    private static string Read(string file)
    {
        using var stream = typeof(PilotSchemas).Assembly.GetManifestResourceStream(typeof(PilotSchemas), $"Pilots.{file}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

using NodaTime;
using NodaTime.Text;
using UrbGrade.Gateway.Cleanse;
using UrbGrade.Gateway.Collect;

namespace UrbGrade.Gateway.Configuration;

/// <summary>Reads how values are judged.</summary>
internal static class CleanseReader
{
    /// <param name="own">Possible values of the site's own quantities.</param>
    public static CleanseSettings Read(
        SettingsNode clock, SettingsNode node, IReadOnlyDictionary<string, ValueRange> own, IReadOnlyList<MeterSettings> meters)
    {
        var before = clock.Text("rejectBefore", "2010-01-01");
        if (!LocalDatePattern.Iso.Parse(before).TryGetValue(default, out var earliest))
            clock.Complain("rejectBefore", $"'{before}'", "a day such as 2010-01-01");
        var ahead = Duration.FromTimeSpan(clock.Span("rejectAhead", "PT15M", TimeSpan.Zero));
        clock.Close();

        var ranges = node.Section("ranges");
        var limits = Quantity.All.ToDictionary(quantity => quantity.Name, quantity => ReadRange(ranges.Section(quantity.Name), quantity));
        ranges.Close();
        foreach (var (name, range) in own)
            limits[name] = range;
        var cleanse = new CleanseSettings(
            new ReadingLimits(limits, earliest.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant(), ahead)
            {
                Exporting = meters.Where(meter => meter.Exports).SelectMany(meter => meter.Meters).ToHashSet(StringComparer.Ordinal),
            },
            new SpikeRule(node.Number("spikeFactor", 5, 1, 1e6), node.Number("spikeFloor", 1, 0, 1e6), node.Number("maxTemperatureStep", 12, 0.1, 1000)),
            node.Number("mostBadRows", 0.1, 0, 1),
            [.. node.Sections("balances").Select(balance => ReadBalance(balance, meters))]);
        node.Close();
        return cleanse;
    }

    private static MeterBalance ReadBalance(SettingsNode node, IReadOnlyList<MeterSettings> meters)
    {
        var balance = new MeterBalance(
            node.Text("parent"), node.Texts("children", []), node.Number("leastLoss", 0, 0, 1), node.Number("mostLoss", 0.05, 0, 1));
        var carriers = meters.ToDictionary(meter => meter.Meters[0], meter => meter.Carrier, StringComparer.Ordinal);
        if (balance.Children.Count == 0)
            node.Complain("children", "missing", "the meters that together measure what the parent does");
        foreach (var (key, meter) in balance.Children.Select(child => ("children", child)).Prepend(("parent", balance.Parent)).Where(one => one.Item2.Length > 0))
        {
            if (!carriers.TryGetValue(meter, out var carrier))
                node.Complain(key, $"'{meter}'", "one of 'meters'");
            else if (carriers.TryGetValue(balance.Parent, out var parents) && carrier != parents)
                node.Complain(key, $"'{meter}' measures {Carriers.Names[(int)carrier]}", $"meters of {Carriers.Names[(int)parents]}, as the parent is");
        }

        if (balance.LeastLoss > balance.MostLoss)
            node.Complain("mostLoss", System.FormattableString.Invariant($"{balance.MostLoss}"), "at least leastLoss");
        node.Close();
        return balance;
    }

    private static ValueRange ReadRange(SettingsNode node, Quantity quantity)
    {
        var (least, most) = quantity switch
        {
            { Name: "energy" or "energy_out" } => (0d, 200d),
            { Name: "price" } => (-0.5, 5d),
            { Name: "humidity_in" } => (0d, 100d),
            { Name: "temperature_flow" or "temperature_return" } => (0d, 150d),
            { Name: "power_factor" } => (-1d, 1d),
            { Name: "power" or "reactive_power" } => (-1e6, 1e6),
            { Unit: "Cel" } => (-40d, 60d),
            { Unit: "m3.K", Kind: QuantityKind.Interval } => (0d, 1e5),
            { Unit: "V" } => (0d, 1000d),
            { Unit: "A" } => (0d, 5000d),
            { Kind: QuantityKind.Register } => (0d, 1e9),
            _ => (0d, 1000d),
        };
        var range = new ValueRange((decimal)node.Number("min", least, -1e9, 1e9), (decimal)node.Number("max", most, -1e9, 1e9));
        node.Close();
        return range;
    }
}

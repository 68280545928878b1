using NodaTime;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Configuration;

namespace UrbGrade.Gateway.Compose;

/// <summary>What is known of one asset in one hour. A quantity that is not known has no value: nothing is filled in.</summary>
internal sealed class HourValues(string element, AssetPosition? position, Instant start)
{
    private readonly Dictionary<Quantity, double> values = [];

    public string Element => element;

    public AssetPosition? Position => position;

    /// <summary>Start of the hour, UTC.</summary>
    public Instant Start => start;

    public Instant End => start + Duration.FromHours(1);

    public double? this[Quantity quantity]
    {
        get => values.TryGetValue(quantity, out var value) ? value : null;
        set
        {
            if (value is { } known)
                values[quantity] = known;
        }
    }
}

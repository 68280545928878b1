using NodaTime;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Configuration;

namespace UrbGrade.Gateway.Compose;

/// <summary>What is known of one asset in one hour. A quantity that is not known has no value: nothing is filled in.</summary>
internal sealed class HourValues(string element, AssetPosition? position, Instant start)
{
    private double[] values = NothingKnown();
    private string?[]? methods;

    public string Element => element;

    public AssetPosition? Position => position;

    /// <summary>Which kind of asset of its site it is; null where there is only one.</summary>
    public string? AssetKind { get; init; }

    /// <summary>What the asset's meter measures the use of.</summary>
    public Carrier Carrier { get; init; }

    /// <summary>Start of the hour, UTC.</summary>
    public Instant Start => start;

    public Instant End => start + Duration.FromHours(1);

    public double? this[Quantity quantity]
    {
        get => quantity.Index >= values.Length || double.IsNaN(values[quantity.Index]) ? null : values[quantity.Index];
        set
        {
            // Quantities of the site's own come after those that every site knows.
            if (quantity.Index >= values.Length)
            {
                var known = values.Length;
                Array.Resize(ref values, quantity.Index + 1);
                Array.Fill(values, double.NaN, known, values.Length - known);
            }

            values[quantity.Index] = value ?? double.NaN;
        }
    }

    /// <summary>How an estimate was made; null where the value was measured.</summary>
    public string? MethodOf(Quantity quantity) => methods is not null && quantity.Index < methods.Length ? methods[quantity.Index] : null;

    /// <summary>Says that a value is an estimate.</summary>
    public void Estimate(Quantity quantity, string method)
    {
        methods ??= new string?[Quantity.All.Count];
        if (quantity.Index >= methods.Length)
            Array.Resize(ref methods, quantity.Index + 1);
        methods[quantity.Index] = method;
    }

    private static double[] NothingKnown()
    {
        var nothing = new double[Quantity.All.Count];
        Array.Fill(nothing, double.NaN);
        return nothing;
    }
}

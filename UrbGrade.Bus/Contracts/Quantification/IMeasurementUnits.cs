using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>The units that values may be given in, for whoever registers how messages are read.</summary>
public interface IMeasurementUnits
{
    /// <summary>Whether values of a quantity can be given in a unit.</summary>
    /// <param name="quantity">Such as <c>energy</c>.</param>
    /// <param name="unit">UCUM code.</param>
    /// <returns>What is wrong, with the units known; null when they can.</returns>
    Refusal? Problem(string quantity, string unit);

    /// <summary>The currency of a price's unit, as EUR of <c>EUR/kW.h</c>.</summary>
    /// <param name="unit">UCUM code, with an ISO 4217 code for the money.</param>
    /// <returns>Null for a unit of no price.</returns>
    string? CurrencyOf(string unit);

    /// <summary>The units that are known, UCUM codes; prices for the euro, which stands for any currency.</summary>
    IReadOnlyCollection<string> Known { get; }

    /// <summary>The unit that values of a quantity are stored in, UCUM code; null of one that only a tenant's mapping knows.</summary>
    /// <param name="quantity">Such as <c>energy</c>.</param>
    string? CanonicalOf(string quantity);

    /// <summary>A value in its canonical unit; null when the quantity cannot be given in that unit.</summary>
    CanonicalValue? Canonical(string quantity, string unit, double value);
}

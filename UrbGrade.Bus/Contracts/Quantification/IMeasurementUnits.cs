namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>The units that values may be given in, for whoever registers how messages are read.</summary>
public interface IMeasurementUnits
{
    /// <summary>Whether values of a quantity can be given in a unit.</summary>
    /// <param name="quantity">Such as <c>energy</c>.</param>
    /// <param name="unit">UCUM code.</param>
    /// <returns>What is wrong, with the units known; null when they can.</returns>
    string? Problem(string quantity, string unit);
}
